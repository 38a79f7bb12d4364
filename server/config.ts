import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { loadKeyring, type Keyring } from './platform/crypto.ts'
import { Trouble } from './platform/embedded-postgres-troubles.ts'

/**
 * What the environment says, then `config.json` in the data folder, then the default. Demo mode listens on this machine
 * only and makes its own secrets; production mode refuses everything that is safe only in a demo, all reasons at once.
 */
export function readConfig(env: Env = process.env): Config {
  const dataFolder = resolve(PROJECT, env.SANTAI_DATA ?? '.data')
  makeFolder(dataFolder)
  const settings = readSettings(dataFolder, env)
  const refusals = [...(settings.mode === 'production' ? refusalsOf(settings, dataFolder, env) : []), ...smsRefusals(settings)]
  if (settings.mode === 'demo' && !isThisMachine(settings.host)) throw new Trouble(`演示模式人人可以登录，只在本机监听，不能用 HOST=${settings.host}。请去掉 HOST；要给别的机器用，请设 SANTAI_MODE=production。`)
  if (refusals.length) throw new Trouble(`${settings.mode === 'production' ? '正式运行' : '按这样的设置运行'}的条件不具备：\n${refusals.map(line => `  · ${line}`).join('\n')}`)
  return {
    ...settings,
    host: settings.host ?? '127.0.0.1',
    dataFolder,
    attachmentsFolder: join(dataFolder, 'attachments'),
    keyring: loadKeyring(join(dataFolder, 'keyring.json'), true),
    sessionSecret: settings.sessionSecret ?? readSecrets(dataFolder, settings.mode).sessionSecret,
  }
}

const PROJECT = fileURLToPath(new URL('..', import.meta.url))

const settingsShape = z.object({
  mode: z.enum(['demo', 'production'], 'SANTAI_MODE 只能是 demo 或 production').default('demo'),
  host: z.string().min(1).optional(),
  port: z.coerce.number('PORT 必须是 0 到 65535 的整数').int().min(0).max(65_535).default(3000),
  databaseUrl: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL 应以 postgresql:// 开头').optional(),
  databaseAppUrl: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_APP_URL 应以 postgresql:// 开头').optional(),
  databasePort: z.coerce.number('SANTAI_DB_PORT 必须是 1 到 65535 的整数').int().min(1).max(65_535).optional(),
  sessionSecret: z.string().optional(),
  publicUrl: z.url('SANTAI_URL 应是完整的网址，例如 https://flfw.example.gov.cn').optional(),
  oidcIssuer: z.url('SANTAI_OIDC_ISSUER 应是统一身份认证的完整网址').optional(),
  oidcClientId: z.string().min(1).optional(),
  oidcClientSecret: z.string().min(1).optional(),
  sms: z.enum(['gateway', 'simulator', 'off'], 'SANTAI_SMS 只能是 gateway（短信网关）、off（不发短信）或 simulator（只在演示）').optional(),
  smsUrl: z.url('SANTAI_SMS_URL 应是短信网关的完整网址').optional(),
  smsKeyId: z.string().min(1).optional(),
  smsSecret: z.string().min(1).optional(),
  smsSign: z.string().min(2).max(20).optional(),
  smsTemplate: z.string().min(1).max(60).optional(),
  smsNewsTemplate: z.string().min(1).max(60).optional(),
  trustProxy: z.stringbool().or(z.boolean()).default(false),
})

const NAMES: Record<keyof z.infer<typeof settingsShape>, string> = {
  mode: 'SANTAI_MODE', host: 'HOST', port: 'PORT', databaseUrl: 'DATABASE_URL', databaseAppUrl: 'DATABASE_APP_URL',
  databasePort: 'SANTAI_DB_PORT', sessionSecret: 'SANTAI_SESSION_SECRET', publicUrl: 'SANTAI_URL', trustProxy: 'SANTAI_TRUST_PROXY',
  sms: 'SANTAI_SMS', smsUrl: 'SANTAI_SMS_URL', smsKeyId: 'SANTAI_SMS_KEY_ID', smsSecret: 'SANTAI_SMS_SECRET', smsSign: 'SANTAI_SMS_SIGN', smsTemplate: 'SANTAI_SMS_TEMPLATE', smsNewsTemplate: 'SANTAI_SMS_NEWS_TEMPLATE',
  oidcIssuer: 'SANTAI_OIDC_ISSUER', oidcClientId: 'SANTAI_OIDC_CLIENT_ID', oidcClientSecret: 'SANTAI_OIDC_CLIENT_SECRET',
}

function readSettings(dataFolder: string, env: Env): Settings {
  const fromEnv = Object.fromEntries(Object.entries(NAMES).flatMap(([key, name]) => (env[name] ? [[key, env[name]]] : [])))
  const parsed = settingsShape.safeParse({ ...readFile(join(dataFolder, 'config.json')), ...fromEnv })
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(issue => `  · ${NAMES[issue.path[0] as keyof Settings] ?? issue.path.join('.')}：${issue.message}`)
  throw new Trouble(`设置有误，请改正环境变量或 ${join(dataFolder, 'config.json')}：\n${lines.join('\n')}`)
}

function readFile(file: string): object {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object
  } catch {
    throw new Trouble(`${file} 不是有效的 JSON，请改正或删除它。`)
  }
}

/** Production never makes a secret in passing: one made unseen is one that nobody keeps a copy of. */
function refusalsOf(settings: Settings, dataFolder: string, env: Env): string[] {
  const secrets = join(dataFolder, 'secrets.json'), keyring = join(dataFolder, 'keyring.json')
  if (env.SANTAI_CREATE_SECRETS === '1' && !existsSync(secrets) && !existsSync(keyring)) {
    readSecrets(dataFolder, 'production')
    loadKeyring(keyring, true)
  }
  const missing = [secrets, keyring].filter(file => !existsSync(file))
  return [
    !settings.host && '没有指定监听地址。请设置 HOST，例如 HOST=127.0.0.1（前面有反向代理时）或本机的内网地址。',
    missing.length > 0 && `缺少密钥文件 ${missing.join('、')}。首次启动请加 SANTAI_CREATE_SECRETS=1 生成，并立即另存一份到安全的地方；已有数据时请把原来的密钥文件放回。`,
    existsSync(secrets) && bornAs(secrets) === 'demo' && `数据目录 ${dataFolder} 是演示模式建立的，里面有演示人员和演示密钥。请用 SANTAI_DATA 另选一个空目录。`,
    ...[secrets, keyring].map(file => existsSync(file) && (statSync(file).mode & 0o077) !== 0 && `密钥文件 ${file} 能被其他用户读取。请执行 chmod 600 ${file}。`),
    settings.sessionSecret !== undefined && isWeak(settings.sessionSecret) && 'SANTAI_SESSION_SECRET 太短或是常见的默认值。请使用至少 32 个字符的随机值，例如 openssl rand -hex 32 的输出。',
    settings.oidcIssuer !== undefined && !settings.oidcIssuer.startsWith('https://') && 'SANTAI_OIDC_ISSUER 必须是 https 网址。',
    settings.oidcIssuer !== undefined && !(settings.oidcClientId && settings.oidcClientSecret && settings.publicUrl?.startsWith('https://')) && '接统一身份认证，还要 SANTAI_OIDC_CLIENT_ID、SANTAI_OIDC_CLIENT_SECRET 和 https 的 SANTAI_URL（本网站的网址）。',
  ].filter(line => line !== false)
}

/** A code that nobody receives locks everybody out unseen: production says how it sends, or says in plain words that it does not. */
function smsRefusals({ mode, sms, smsUrl, smsKeyId, smsSecret, smsSign, smsTemplate }: Settings): string[] {
  const production = mode === 'production'
  if (sms !== 'gateway') {
    const either = '接短信网关的，请设 SANTAI_SMS=gateway；确实不发短信的（群众就不能用手机验证码登录），请明说 SANTAI_SMS=off。'
    return production && sms !== 'off' ? [sms ? `SANTAI_SMS=simulator 只在演示时用，短信发不出去。${either}` : `没有说明短信怎么发。${either}`] : []
  }
  const missing = Object.entries({ SANTAI_SMS_URL: smsUrl, SANTAI_SMS_KEY_ID: smsKeyId, SANTAI_SMS_SECRET: smsSecret, SANTAI_SMS_SIGN: smsSign, SANTAI_SMS_TEMPLATE: smsTemplate }).filter(([, value]) => !value).map(([name]) => name)
  return [
    missing.length > 0 && `接短信网关，还要 ${missing.join('、')}。`,
    production && smsUrl !== undefined && !smsUrl.startsWith('https://') && 'SANTAI_SMS_URL 必须是 https 网址：里面有电话号码和验证码。',
    production && smsSecret !== undefined && isWeak(smsSecret) && 'SANTAI_SMS_SECRET 太短或是常见的默认值，请向短信网关要一个足够长的随机密钥。',
  ].filter((line) => line !== false)
}

/** The people of the demonstration have a password that everybody can read: no other machine may reach them. */
const isThisMachine = (host = 'localhost'): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host)

function isWeak(secret: string): boolean {
  return secret.length < 32 || new Set(secret).size < 10 || /change.?me|secret|password|default|example|demo/i.test(secret)
}

function bornAs(secretsFile: string): string | undefined {
  return (readFile(secretsFile) as Partial<Secrets>).bornAs
}

function readSecrets(dataFolder: string, mode: Settings['mode']): Secrets {
  const file = join(dataFolder, 'secrets.json')
  if (existsSync(file)) return readFile(file) as Secrets
  const made: Secrets = { bornAs: mode, sessionSecret: randomBytes(32).toString('hex') }
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  chmodSync(file, 0o600)
  return made
}

/** Others may pass through, not list: PostgreSQL as a user of its own lives below. What is secret is closed by itself. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    const probe = join(folder, '.writable')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new Trouble(`磁盘已满，无法写入 ${folder}。请腾出至少 1 GB 空间后重新启动。`)
    throw new Trouble(`数据目录 ${folder} 不能写入（${code}）。请更换用户、修改目录权限，或用 SANTAI_DATA 另选一个目录，例如 SANTAI_DATA=/srv/santai npm start。`)
  }
}

type Env = Record<string, string | undefined>
type Secrets = { bornAs: 'demo' | 'production'; sessionSecret: string }
type Settings = z.infer<typeof settingsShape>

export type Config = Omit<Settings, 'host' | 'sessionSecret'> & {
  host: string
  dataFolder: string
  attachmentsFolder: string
  keyring: Keyring
  sessionSecret: string
}
