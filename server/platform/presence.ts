/** Who looks at which record. Each look lasts a while and is renewed by looking on; what changed is answered, to be shown. */
export function createPresence(lastsMs: number): Presence {
  const byTopic = new Map<string, Map<string, Look>>()
  const remove = (topic: string, gone: (look: Look) => boolean): boolean => {
    const looks = byTopic.get(topic)
    const ended = [...(looks ?? [])].filter(([, look]) => gone(look))
    for (const [session] of ended) looks?.delete(session)
    if (looks?.size === 0) byTopic.delete(topic)
    return ended.length > 0
  }
  const removeAll = (gone: (look: Look) => boolean): string[] => [...byTopic.keys()].filter((topic) => remove(topic, gone))
  return {
    join: (topic, who, now) => {
      const looks = byTopic.get(topic) ?? new Map<string, Look>()
      byTopic.set(topic, looks)
      const isNew = !looks.has(who.sessionId)
      looks.set(who.sessionId, { who, until: now + lastsMs })
      return isNew
    },
    leave: (topic, who) => remove(topic, (look) => look.who.sessionId === who.sessionId),
    forget: ({ accountId, sessionId }) => removeAll(({ who }) => who.accountId === accountId || who.sessionId === sessionId),
    expire: (now) => removeAll((look) => look.until <= now),
    present: (topic, now) => [...(byTopic.get(topic)?.values() ?? [])].filter((look) => look.until > now).map((look) => look.who),
  }
}

export type Onlooker = { accountId: string; sessionId: string; name: string }

export type Presence = {
  /** True when this session was not looking before. */
  join: (topic: string, who: Onlooker, now: number) => boolean
  leave: (topic: string, who: Onlooker) => boolean
  /** Answers the topics that somebody left. */
  forget: (whom: { accountId?: string; sessionId?: string }) => string[]
  expire: (now: number) => string[]
  present: (topic: string, now: number) => Onlooker[]
}

type Look = { who: Onlooker; until: number }
