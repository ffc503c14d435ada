/*
 * Draws the icons of the installed app and the picture of shared links anew, from the logo and the home page's banner, into
 * public/. Run it when one of them changes: `node scripts/icons.ts`.
 */
import fs from 'node:fs'
import sharp from 'sharp'
import { banner } from '#domain/illustration/banner.ts'

const logo = fs.readFileSync('public/favicon.svg', 'utf8')

/** Launchers cut maskable icons to their own shape: only the middle four fifths are safe. */
const maskable = logo
  .replace(/<rect[^>]*\/>/, '<rect width="64" height="64" fill="#b23a1e"/>')
  .replace('translate(5 6) scale(.84)', 'translate(12.5 13) scale(.61)')
if (!maskable.includes('scale(.61)')) throw new Error('public/favicon.svg places its reed in another way now')

const draw = (svg: string, width: number, height: number, file: string) =>
  sharp(Buffer.from(svg), { density: 600 })
    .resize(width, height, { position: 'right' })
    .png({ palette: true, compressionLevel: 9, effort: 10 })
    .toFile(`public/${file}`)

await draw(logo, 192, 192, 'icons/192.png')
await draw(logo, 512, 512, 'icons/512.png')
await draw(maskable, 512, 512, 'icons/maskable-512.png')
await draw(banner({ scene: 'home' }), 1200, 630, 'og.png')
