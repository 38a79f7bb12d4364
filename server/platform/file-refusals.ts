import { refuse } from './errors.ts'

/** Says at the field why a file is not taken, and what to hand in instead. */
export function refuseFile(reason: FileRefusal, filename: string, field: string, found?: string): never {
  const message = sentences[reason](shorten(filename), found)
  return refuse('invalid', message, { fields: { [field]: message } })
}

export function refuseSize(filename: string, limit: number, field: string): never {
  const message = `“${shorten(filename)}”太大了，这类文件最大 ${Math.floor(limit / 1024 / 1024)} 兆。请压缩、裁短或分开上传；实在传不上，可以先不传，以后当面交。`
  return refuse('invalid', message, { fields: { [field]: message } })
}

const accepted = '可以上传照片（jpg、png、webp、heic）、PDF、Word（docx）、Excel（xlsx）、文本（txt）、录音（mp3、m4a、amr）和视频（mp4）。'

const sentences: Record<FileRefusal, (name: string, found?: string) => string> = {
  empty: (name) => `“${name}”是空文件，请重新选择。`,
  kind: (name, found) => found === 'cfb'
    ? `“${name}”是旧版或加了密码的 Office 文件。请去掉密码，另存为 docx、xlsx 或 PDF 后再上传。`
    : `“${name}”的内容${found ? `是 ${found} 格式，` : ''}不在可以上传的范围。${accepted}`,
  polyglot: (name) => `“${name}”里夹带了别的内容，为了安全不能接收。请重新拍照、扫描或另存一份后再上传。`,
  active: (name) => `“${name}”带有宏、程序或嵌入的外部内容，为了安全不能接收。请另存为不带宏的文件或 PDF 后再上传。`,
  encrypted: (name) => `“${name}”加了密码，无法查看。请去掉密码后再上传。`,
  damaged: (name) => `“${name}”已损坏或不完整，请重新保存后再上传。`,
  bomb: (name) => `“${name}”展开后过大，不能接收。请分成几份或另存为 PDF 后再上传。`,
  noSpace: (name) => `“${name}”没有存下来：服务器存储空间不足。请稍后再试，或先不带附件提交，再拨打 12348 补交。`,
}

function shorten(filename: string): string {
  const plain = filename.replace(/[\p{Cc}\p{Cf}]/gu, '')
  return [...plain].length > 40 ? `${[...plain].slice(0, 38).join('')}……` : plain || '未命名文件'
}

type FileRefusal = 'empty' | 'kind' | 'polyglot' | 'active' | 'encrypted' | 'damaged' | 'bomb' | 'noSpace'
