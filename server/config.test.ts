import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'santai-config-'))
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
let count = 0
const fresh = () => join(folder, String(count++))

test('without any setting: demo, this machine only, secrets of its own that nobody else can read', () => {
  const dataFolder = fresh()
  const config = readConfig({ SANTAI_DATA: dataFolder })
  assert.deepEqual([config.mode, config.host, config.port], ['demo', '127.0.0.1', 3000])
  for (const file of ['secrets.json', 'keyring.json']) assert.equal(statSync(join(dataFolder, file)).mode & 0o077, 0, file)
  assert.equal(readConfig({ SANTAI_DATA: dataFolder }).sessionSecret, config.sessionSecret)
})

test('the environment goes before config.json', () => {
  const dataFolder = fresh()
  readConfig({ SANTAI_DATA: dataFolder })
  writeFileSync(join(dataFolder, 'config.json'), '{ "port": 4000, "host": "127.0.0.2" }')
  const config = readConfig({ SANTAI_DATA: dataFolder, PORT: '4001' })
  assert.deepEqual([config.host, config.port], ['127.0.0.2', 4001])
})

test('the demonstration is not let out of this machine, whatever HOST says', () => {
  for (const HOST of ['0.0.0.0', '10.0.0.1', '::', 'localhost.evil.example', '127.0.0.1.evil.example']) assert.throws(() => readConfig({ SANTAI_DATA: fresh(), HOST }), /演示模式.*只在本机监听/, HOST)
})

test('wrong settings are named all at once', () => {
  assert.throws(() => readConfig({ SANTAI_DATA: fresh(), PORT: 'abc', SANTAI_MODE: 'live', DATABASE_URL: 'mysql://x' }), (error: Error) =>
    /PORT：/.test(error.message) && /SANTAI_MODE：/.test(error.message) && /DATABASE_URL：/.test(error.message))
})

test('production refuses to listen somewhere without being told where', () => {
  assert.throws(() => readConfig(production(fresh(), { HOST: undefined })), /没有指定监听地址/)
})

test('production makes no secret unasked, and makes it once when asked', () => {
  const dataFolder = fresh()
  assert.throws(() => readConfig({ ...production(dataFolder), SANTAI_CREATE_SECRETS: undefined }), /缺少密钥文件.*SANTAI_CREATE_SECRETS=1/)
  const made = readConfig(production(dataFolder)).sessionSecret
  assert.equal(readConfig({ ...production(dataFolder), SANTAI_CREATE_SECRETS: undefined }).sessionSecret, made)
})

test('production refuses the people and secrets of a demo', () => {
  const dataFolder = fresh()
  readConfig({ SANTAI_DATA: dataFolder })
  assert.throws(() => readConfig(production(dataFolder)), /演示人员和演示密钥/)
})

test('production refuses a lost key file beside a kept one', () => {
  const dataFolder = fresh()
  readConfig(production(dataFolder))
  rmSync(join(dataFolder, 'keyring.json'))
  assert.throws(() => readConfig(production(dataFolder)), /缺少密钥文件 .*keyring\.json/)
})

test('production refuses secrets that are short, well known, or open to others', () => {
  for (const secret of ['short', 'changeme-changeme-changeme-changeme', 'a'.repeat(64)]) {
    assert.throws(() => readConfig({ ...production(fresh()), SANTAI_SESSION_SECRET: secret }), /SANTAI_SESSION_SECRET/, secret)
  }
  const dataFolder = fresh()
  readConfig(production(dataFolder))
  chmodSync(join(dataFolder, 'keyring.json'), 0o644)
  assert.throws(() => readConfig(production(dataFolder)), /能被其他用户读取.*chmod 600/)
})

test('production says how it sends short messages, or in plain words that it does not', () => {
  const gateway = { SANTAI_SMS: 'gateway', SANTAI_SMS_URL: 'https://sms.example.gov.cn/v1', SANTAI_SMS_KEY_ID: 'hn', SANTAI_SMS_SECRET: 'k3'.repeat(4) + 'Zq8vT1xW6mYp0RnB4cLd7sHe', SANTAI_SMS_SIGN: '淮南公共法律服务', SANTAI_SMS_TEMPLATE: 'T-1' }
  const told = (more: Record<string, string | undefined>) => () => readConfig(production(fresh(), more))
  assert.throws(told({ SANTAI_SMS: undefined }), /没有说明短信怎么发.*SANTAI_SMS=gateway.*SANTAI_SMS=off/)
  assert.throws(told({ SANTAI_SMS: 'simulator' }), /只在演示时用，短信发不出去/)
  assert.equal(readConfig(production(fresh())).sms, 'off')
  assert.equal(readConfig(production(fresh(), gateway)).smsTemplate, 'T-1')
  assert.throws(told({ ...gateway, SANTAI_SMS_SIGN: undefined, SANTAI_SMS_TEMPLATE: undefined }), /还要 SANTAI_SMS_SIGN、SANTAI_SMS_TEMPLATE/)
  assert.throws(told({ ...gateway, SANTAI_SMS_URL: 'http://sms.example.gov.cn' }), /必须是 https/)
  assert.throws(told({ ...gateway, SANTAI_SMS_SECRET: 'short' }), /SANTAI_SMS_SECRET 太短/)
  assert.throws(() => readConfig({ SANTAI_DATA: fresh(), SANTAI_SMS: 'gateway' }), /还要 SANTAI_SMS_URL/, 'a trial in the demonstration is as complete')
})

test('a data folder that cannot be written says how to choose another', () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  assert.throws(() => readConfig({ SANTAI_DATA: join(file, 'data') }), /不能写入.*SANTAI_DATA=/)
})

test('a damaged config.json is named', () => {
  const dataFolder = fresh()
  readConfig({ SANTAI_DATA: dataFolder })
  writeFileSync(join(dataFolder, 'config.json'), '{')
  assert.throws(() => readConfig({ SANTAI_DATA: dataFolder }), /不是有效的 JSON/)
  assert.equal(readFileSync(join(dataFolder, 'config.json'), 'utf8'), '{')
})

function production(dataFolder: string, more: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  return { SANTAI_DATA: dataFolder, SANTAI_MODE: 'production', HOST: '127.0.0.1', SANTAI_CREATE_SECRETS: '1', SANTAI_SMS: 'off', ...more }
}
