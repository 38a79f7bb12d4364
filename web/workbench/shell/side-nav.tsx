import { NavLink } from 'react-router'
import { Icon } from '../../ui/icon.tsx'
import { navFor } from './nav.ts'

/** The rooms that a role enters, gathered by what they are for. */
export const SideNav = ({ roles }: { roles: readonly string[] }) => (
  <nav className="side-nav no-print" aria-label="主要导航">
    <div className="side-groups">
      {navFor(roles).map(({ words, items }, i) => (
        <section key={words} aria-labelledby={`nav-${i}`}>
          <p id={`nav-${i}`} className="nav-words">{words}</p>
          <ul>
            {items.map((item) => (
              <li key={item.to}><NavLink to={item.to} end={item.to === '/'}><Icon name={item.icon} size={18} />{item.words}</NavLink></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  </nav>
)
