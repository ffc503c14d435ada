import { type Locale, languageTag } from '#domain/locale.ts'
import { type Said, senderName } from './words.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** An e-mail's plain text. */
export function toText({ text, rows = [] }: Said, url: string): string {
  const list = rows.map(([label, value]) => `${label}  ${value}`).join('\n')
  return [text, list, url].filter(Boolean).join('\n\n')
}

const cell = 'padding:8px 0;border-bottom:1px solid #e2d6c0'

/** The same as a page: one column, colours of the shop, no pictures and nothing that loads. */
export function toHtml({ title, text, rows = [] }: Said, url: string, locale: Locale): string {
  const list = rows
    .map(
      ([label, value]) =>
        `<tr><td style="${cell}">${escaped(label)}</td><td style="${cell};text-align:right;white-space:nowrap">${escaped(value)}</td></tr>`,
    )
    .join('')
  const open = locale === 'zh' ? '打开看看' : 'Open'
  return `<!doctype html><html lang="${languageTag(locale)}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body style="margin:0;background:#faf5ea;color:#29231d;font:16px/1.7 -apple-system,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:34em;margin:0 auto;padding:32px 20px">
<p style="color:#655b50">${senderName(locale)}</p><h1 style="font-size:22px;line-height:1.4">${escaped(title)}</h1>
<p>${escaped(text)}</p>${list ? `<table style="width:100%;border-collapse:collapse">${list}</table>` : ''}
<p style="margin-top:24px"><a href="${escaped(url)}" style="display:inline-block;padding:10px 20px;border-radius:6px;background:#b23a1e;color:#fff;text-decoration:none">${open}</a></p>
</div></body></html>`
}
