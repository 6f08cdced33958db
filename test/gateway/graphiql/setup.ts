import { canInstall, install } from '../../debian.ts'
import { findChromium } from './chromium.ts'

/** Sees to it that there is a Chromium where it can be installed: on Debian, as root. Elsewhere the suite says so. */
export default async function setup(): Promise<void> {
  if (findChromium() !== null || !(await canInstall())) return
  process.stderr.write('chromium: installing it\n')
  await install('chromium').catch(() => process.stderr.write('chromium: it could not be installed\n'))
}
