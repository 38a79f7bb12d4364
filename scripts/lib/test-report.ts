import { relative } from 'node:path'
import { inspect, stripVTControlCharacters } from 'node:util'
import { root } from './project.ts'

/** Follows the events of node:test: each file on a line when it is done, failures in full, the sums at the very end. */
export class Report {
  #files = new Map<string, FileResult>()
  #firstTries: string[] = []

  constructor(fileCount: number) {
    console.log(`${fileCount} test files`)
  }

  get passed(): number { return this.#sum('passed') }
  get failed(): number { return this.#sum('failed') }

  take({ type, data }: { type: string; data: any }): void {
    if (type === 'test:pass' || type === 'test:fail') this.#count(type === 'test:pass', data)
    if (type === 'test:stdout' || type === 'test:stderr') this.#of(data.file).output.push(data.message)
    // What went wrong after the last test, or beside it, is said in a diagnostic alone.
    if (type === 'test:diagnostic' && data.file && /rror|asynchronous/u.test(data.message)) this.#of(data.file).output.push(`${data.message}\n`)
    if (type === 'test:summary' && data.file) this.#fileDone(data.file, data.duration_ms)
  }

  /** At the end: a file of whose end nothing was heard is a failure, if it is not one already. */
  unfinished(paths: readonly string[]): void {
    for (const path of paths) if (!this.#of(path).done && this.#of(path).failed === 0) this.#fail(path, `✗ ${name(path)}: nothing was heard of its end`)
  }

  /** The red files among these, forgotten so that they can be run once more; what went wrong the first time is said at the end all the same. */
  secondTry(paths: readonly string[]): string[] {
    const red = paths.filter(path => this.#of(path).failed > 0)
    for (const path of red) {
      this.#firstTries.push(...this.#of(path).failures)
      this.#files.delete(path)
    }
    if (red.length) console.log(`\nRed, and in a browser: run once more by themselves: ${red.map(name).join(', ')}`)
    return red
  }

  summary(): void {
    const red = [...this.#files].filter(([, file]) => file.failed > 0)
    for (const [path, file] of red) this.#showOutput(path, file)
    if (this.#firstTries.length) console.log(`\nFailed at the first try:\n\n${this.#firstTries.join('\n\n')}\n`)
    const failures = red.flatMap(([, file]) => file.failures)
    if (failures.length) console.log(`\nFailures:\n\n${failures.join('\n\n')}\n`)
    for (const [path, file] of red) console.log(`✗ ${name(path)}: ${file.failed} failed, ${file.passed} passed`)
    if (this.#sum('skipped')) console.log(`${this.#sum('skipped')} skipped`)
    console.log(`${this.passed} passed, ${this.failed} failed`)
  }

  #count(ok: boolean, data: any): void {
    const file = this.#of(data.file)
    // A suite's own result, and a file's when none of its tests spoke, would be counted beside the tests inside.
    if (ok && (data.details.type === 'suite' || data.name === data.file)) return
    if (!ok && data.details.error?.failureType === 'subtestsFailed') return
    if (data.skip !== undefined || data.todo !== undefined) return this.#skip(data, file)
    if (ok) { file.passed++; return }
    const failure = describe(data)
    this.#fail(data.file, failure)
    console.log(`✗ ${data.name}\n${excerpt(failure)}`)
  }

  #fail(path: string, failure: string): void {
    const file = this.#of(path)
    file.failed++
    file.failures.push(failure)
  }

  #sum(what: 'passed' | 'failed' | 'skipped'): number {
    return [...this.#files.values()].reduce((sum, file) => sum + file[what], 0)
  }

  #skip(data: any, file: FileResult): void {
    file.skipped++
    file.notes.push(`  - skipped: ${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}`)
  }

  #fileDone(path: string, duration: number): void {
    const file = this.#of(path)
    file.done = true
    const mark = file.failed ? '✗' : '✓'
    console.log(`${mark} ${name(path)}  ${file.passed} passed${file.failed ? `, ${file.failed} failed` : ''}  ${(duration / 1000).toFixed(1)} s`)
    for (const note of file.notes) console.log(note)
  }

  #showOutput(path: string, file: FileResult): void {
    const output = file.output.join('').trim()
    if (output) console.log(`\nOutput of ${name(path)}:\n${output.slice(-8_000)}`)
  }

  #of(path: string): FileResult {
    const known = this.#files.get(path) ?? { passed: 0, failed: 0, skipped: 0, done: false, failures: [], output: [], notes: [] }
    this.#files.set(path, known)
    return known
  }
}

function describe(data: any): string {
  const error = data.details.error?.cause ?? data.details.error
  const text = error instanceof Error || typeof error === 'object' ? inspect(error, { depth: 6 }) : String(error)
  const { exitCode, signal } = data.details.error ?? {}
  const ended = signal ? `\n  the process was ended by ${signal}` : exitCode ? `\n  the process ended with code ${exitCode}` : ''
  return `✗ ${data.name}${ended}\n  ${name(data.file)}${data.line ? `:${data.line}` : ''}\n${withoutInnerFrames(stripVTControlCharacters(text)).replace(/^/gm, '  ')}`
}

/** Its first lines, said at once: a run that is cut off later has told why all the same. */
function excerpt(failure: string): string {
  return failure.split('\n').slice(1, 12).join('\n')
}

function withoutInnerFrames(text: string): string {
  return text.split('\n').filter(line => !/^\s+at .*node:internal/.test(line)).join('\n')
}

function name(path: string): string {
  return path ? relative(root, path) : '(no file)'
}

type FileResult = { passed: number; failed: number; skipped: number; done: boolean; failures: string[]; output: string[]; notes: string[] }
