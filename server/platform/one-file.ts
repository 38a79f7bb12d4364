import type { FastifyRequest } from 'fastify'
import { refuse } from './errors.ts'

/** The one file of an upload, whole; what is wrong with it is said at the field `files`. */
export const oneFile = async (request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> => {
  if (!request.isMultipart?.()) return refuse('invalid', '请选择要导入的文件。', { fields: { files: '请选择文件' } })
  try {
    const part = await request.file({ limits: { fileSize: mostBytes } })
    if (part?.filename) return { name: part.filename, bytes: await part.toBuffer() }
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') return refuse('invalid', '文件超过 5 MB，请分成几个文件。', { fields: { files: '文件太大' } })
    if (!(error instanceof Error) || 'statusCode' in error) throw error
  }
  return refuse('invalid', '文件没有传完整，请重新选择后再传。', { fields: { files: '请选择文件' } })
}

const mostBytes = 5 * 1024 * 1024
