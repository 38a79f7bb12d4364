import { NavLink } from 'react-router'
import { Icon } from '../../ui/icon.tsx'
import { navFor } from './nav.ts'

export const SideNav = ({ roles }: { roles: readonly string[] }) => (
  <nav className="side-nav no-print" aria-label="主要导航">
    <ul>
      {navFor(roles).map((item) => (
        <li key={item.to}><NavLink to={item.to} end={item.to === '/'}><Icon name={item.icon} size={18} />{item.words}</NavLink></li>
      ))}
    </ul>
  </nav>
)
