/** hls.js without subtitles, other sound tracks and copy protection: a third smaller, with the same types. */
declare module 'hls.js/light' {
  import Hls from 'hls.js'
  export default Hls
}
