import { languageOf } from './language.ts'

/** The text message that carries a sign-in code, in the language of the request. */
export function codeText(code: string, headers: Headers): string {
  return languageOf(headers) === 'zh'
    ? `【芦花集】验证码 ${code}，5 分钟内有效。请不要告诉任何人。`
    : `[Reedflower] Your code is ${code}. It is valid for 5 minutes. Do not share it with anyone.`
}
