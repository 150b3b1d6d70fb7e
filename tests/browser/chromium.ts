import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A Chromium: the one of the machine if it has one, else the one that came with the packages. */
export async function openChromium(): Promise<Browser> {
  const onMachine = process.env['QUITTANCE_CHROMIUM'] ?? installed.find((path) => existsSync(path))
  // Containers run tests as root and give little shared memory; Chromium's sandbox and its use of /dev/shm need more.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-lcd-text']
  if (onMachine) return chromium.launch({ executablePath: onMachine, args })
  const folder = await unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...args, '--no-zygote', '--disable-gpu'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      HOME: folder,
    },
  })
}

/**
 * The packed Chromium with the libraries that a bare container lacks. The package unpacks them only where it believes to run
 * in the cloud, so we ask for each of its parts. Unpacked once for a version, then moved into place as a whole.
 */
async function unpacked(): Promise<string> {
  const parts = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
  const place = join(tmpdir(), `quittance-chromium-${process.getuid?.() ?? 0}-153`)
  if (existsSync(join(place, 'chromium'))) return place
  const { inflate } = await import('@sparticuz/chromium')
  const making = mkdtempSync(`${place}-`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = making
  try {
    for (const part of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'])
      await inflate(join(parts, part))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  writeFileSync(join(making, 'fonts', 'fonts.conf'), fontsConfig(place))
  if (existsSync(place)) rmSync(making, { recursive: true })
  else renameSync(making, place)
  return place
}

// The package's own file names the places of a cloud function; a Chromium that finds no font at all ends itself.
const fontsConfig = (place: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${place}/fonts-cache</cachedir>
</fontconfig>
`
