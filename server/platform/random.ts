import { randomFillSync } from 'node:crypto'

/**
 * Bytes that nobody can guess, drawn from the system by the handful: each page wants a few, and each draw is a system call.
 * What has been given out is wiped here, so that no later look into memory finds it.
 */
export const randomPiece = (bytes: number): Buffer => {
  if (bytes > handful.length) throw new Error(`at most ${handful.length} bytes at once`)
  if (given + bytes > handful.length) {
    randomFillSync(handful)
    given = 0
  }
  const piece = Buffer.from(handful.subarray(given, given + bytes))
  handful.fill(0, given, given + bytes)
  given += bytes
  return piece
}

const handful = Buffer.alloc(4096)
let given = handful.length
