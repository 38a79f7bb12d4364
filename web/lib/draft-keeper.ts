/**
 * Saves the newest text at most every `every` milliseconds, one save at a time and in order, so that an older text can
 * never overwrite a newer one, and a dropped draft does not come back by a save still under way.
 */
export const createKeeper = <T>(save: (body: T, last: boolean) => Promise<unknown>, forget: () => Promise<unknown>, onStatus: (status: DraftStatus) => void, every = 800): Keeper<T> => {
  let waiting: { body: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let touched = false
  const send = (last: boolean): void => {
    clearTimeout(timer)
    timer = undefined
    queue = queue.then(async () => {
      if (!waiting) return
      const { body } = waiting
      waiting = null
      onStatus('saving')
      await save(body, last).then(() => onStatus('saved'), () => {
        waiting ??= { body }
        onStatus('unsaved')
      })
    })
  }
  return {
    keep: (body) => {
      touched = true
      waiting = { body }
      timer ??= setTimeout(() => send(false), every)
    },
    flush: () => { if (waiting) send(true) },
    drop: () => {
      clearTimeout(timer)
      timer = undefined
      waiting = null
      queue = queue.then(() => forget()).catch(() => undefined)
      onStatus('none')
    },
    touched: () => touched,
    settled: () => queue,
  }
}

export type DraftStatus = 'none' | 'restored' | 'saving' | 'saved' | 'unsaved'
export type Keeper<T> = { keep: (body: T) => void; flush: () => void; drop: () => void; touched: () => boolean; settled: () => Promise<unknown> }
