const MARK = /[?？]/u
const CHINESE =
  /[吗么呢]\s*[!！。~～]*$|多少|几[天点号斤只个元块]|怎么|什么|哪[里儿个]|能不能|可不可以|可以.*吗|有没有|是不是|为啥|咋/u
const ENGLISH = /^(?:how|what|when|where|which|who|why|can|could|do|does|is|are|will|would)\b/iu

/** Whether a chat message asks something, as far as its words tell. */
export const isQuestion = (text: string): boolean => MARK.test(text) || CHINESE.test(text) || ENGLISH.test(text.trim())
