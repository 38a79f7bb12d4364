import { useRouteError } from 'react-router'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/panels.tsx'

/** A page that broke or could not be loaded (a new version may have been installed meanwhile). */
export const RouteTrouble = () => {
  const error = useRouteError()
  const words = error instanceof TypeError && /import|fetch/i.test(error.message) ? '页面没有载入成功，可能是网络中断或系统刚升级。请刷新页面。' : '页面出了差错。已保存的草稿不会丢，请刷新页面；仍不行请联系系统管理员。'
  return <main style={{ maxWidth: '40rem', margin: '4rem auto', padding: '0 1rem' }}><ErrorPanel message={words}><span><Button look="main" onClick={() => window.location.reload()}>刷新页面</Button></span></ErrorPanel></main>
}
