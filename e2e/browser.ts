import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/**
 * The system's Chromium, in a window without a screen. Where it is missing, root on Debian gets it by apt-get; anyone
 * else is told what to install.
 *
 *   const browser = await launchBrowser(); after(() => browser.close())
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: CHROMIUM_FLAGS })
}

/** Its path, for tools that start it themselves (Lighthouse). */
export function findBrowser(): string {
  const found = installed() ?? (installByApt() ? installed() : undefined)
  if (found) return found
  throw new Error('No Chromium found. Install it (Debian: apt-get install chromium fonts-noto-cjk; macOS: Google Chrome) or set CHROMIUM_PATH.')
}

/** Nothing goes out to the network by itself, and it starts as root too. */
export const CHROMIUM_FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
  '--disable-background-networking', '--disable-component-update', '--disable-sync']

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

function installed(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : undefined
  return PATHS.find(path => existsSync(path))
}

function installByApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('installing Chromium with apt-get …')
  const apt = (...args: string[]) => spawnSync('apt-get', ['-q', '-y', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  return apt('update') && apt('install', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
}
