import { randomBytes } from 'node:crypto'
import { inContext, systemSight } from '../../platform/context.ts'
import type { Ways } from './desk.ts'
import type { Place } from './place.ts'
import { createGateway } from './sms-gateway.ts'
import type { SmsProvider } from './sms-templates.ts'
import { simulatedProvider } from './sms.ts'
import { BASE, createIdentityProvider, type DemoPerson, type IdentityProvider } from './simulator/identity-provider.ts'

/** Which ways there are: in the demonstration both, simulated, unless a gateway is tried there; in production what has been configured. */
export function signInWays(config: Configured, place: Place): { ways: Ways; simulators: Simulators | undefined } {
  const gateway = gatewayOf(config, place)
  if (config.mode === 'demo') {
    const { ways: { identity, sms }, provider } = simulatedWays()
    return { ways: { identity, sms: config.sms === 'off' ? undefined : gateway ?? sms }, simulators: { identity: provider, people: () => demoPeople(place) } }
  }
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = config
  return { ways: { ...(gateway ? { sms: gateway } : {}), ...(issuer && clientId && clientSecret ? { identity: { issuer: () => issuer, clientId, clientSecret } } : {}) }, simulators: undefined }
}

function gatewayOf({ sms, smsUrl: url, smsKeyId: keyId, smsSecret: secret, smsSign, smsTemplate, smsNewsTemplate }: Configured, { clock }: Place): SmsProvider | undefined {
  return sms === 'gateway' && url && keyId && secret && smsSign && smsTemplate ? createGateway({ url, keyId, secret, sign: smsSign, templates: { signInCode: smsTemplate, news: smsNewsTemplate }, clock }) : undefined
}

/** Both ways without anybody outside. */
export function simulatedWays(): { ways: Ways; provider: IdentityProvider } {
  const client = { clientId: 'santai-demo', clientSecret: randomBytes(24).toString('hex') }
  const provider = createIdentityProvider(client)
  return { provider, ways: { sms: simulatedProvider, identity: { ...client, issuer: (origin) => `${origin}${BASE}`, fetch: (url, init) => provider.fetch(url, init), insecure: true } } }
}

/** Invented people of the demonstration whose papers were seen at a window: signing in as one of them shows something. */
const demoPeople = ({ pool, vault }: Place): Promise<DemoPerson[]> => inContext(pool, systemSight, async (tx) => {
  const rows = await tx.rows<{ name: string; id: string; phone: string | null }>(`select p.name, p.id_number_sealed as id, p.phone_sealed as phone from person p join work_order o on o.person_id = p.id and o.part = 'main'
    where p.id_number_index is not null and p.name is not null and not p.anonymous group by p.id order by count(*) desc, max(o.created_at) desc limit 6`)
  return rows.map((row) => ({ name: row.name, idNumber: vault.open(row.id, 'id-number'), ...(row.phone ? { phone: vault.open(row.phone, 'phone') } : {}) }))
})

type Configured = {
  readonly mode: 'demo' | 'production'; readonly oidcIssuer?: string | undefined; readonly oidcClientId?: string | undefined; readonly oidcClientSecret?: string | undefined
  readonly sms?: 'gateway' | 'simulator' | 'off' | undefined; readonly smsUrl?: string | undefined; readonly smsKeyId?: string | undefined; readonly smsSecret?: string | undefined; readonly smsSign?: string | undefined; readonly smsTemplate?: string | undefined; readonly smsNewsTemplate?: string | undefined
}
type Simulators = { readonly identity: IdentityProvider; readonly people: () => Promise<readonly DemoPerson[]> }
