/*
 * ES2015, and never needed. What is being written stays on this device, sealed with a key that cannot be taken out of the browser,
 * until it is sent or a day has passed; identity and card numbers are left out. Without network nothing is lost and nothing doubles.
 */
;(function () {
  'use strict'
  var form = document.querySelector('main form textarea') ? document.querySelector('main form textarea').form : document.querySelector('main form[action^="/ask/"]')
  var subtle = window.crypto && window.crypto.subtle
  var DAY = 86400000
  var NEVER = /^(_csrf|idNumber|idConsent|lastDigits|code|of|files|remove)$/
  var waiting = false
  var going = false
  var lost = false

  if (!subtle || !window.indexedDB || !window.Promise) return
  // Whoever leaves, leaves nothing here; the form goes when that is done.
  each('form', function (one) {
    if (/leave|drop/.test(one.getAttribute('action'))) one.addEventListener('submit', function (event) {
      event.preventDefault()
      var go = function () { one.submit() }
      forget().then(go, go)
    })
  })
  // Where somebody may be in danger, and on a receipt, nothing is left lying about.
  if (document.querySelector('main .notice.grave') || document.querySelector('.receipt:not(.kept)')) { forget(); return }
  if (!form) { sweep(); return }

  var name = form.getAttribute('action') + '|' + valueOf('of')
  var said = line('p', 'soft small', '')
  var off = false
  var busy = false
  var again = false
  var noticed = false
  said.setAttribute('role', 'status')

  open().then(sweep).then(function () { return read(name) }).then(function (kept) {
    if (kept && differs(kept.fields) && !known(kept.fields.need)) offer(kept)
  }).catch(function () { off = true })

  form.addEventListener('input', keep)
  form.addEventListener('change', keep)
  document.addEventListener('submit', send, true)
  window.addEventListener('offline', function () { tell('网络断了。您写的没有丢，留在这台设备上，可以接着写；连上网再交。') })
  window.addEventListener('online', back)
  document.addEventListener('line', function (event) { lost = !event.detail })

  /** Said before anything is kept, with the way out beside it. */
  function keep() {
    if (off) return
    if (!noticed) notice()
    again = true
    if (!busy) store()
  }

  /** One after another, the latest always last. */
  function store() {
    if (!again || off) { busy = false; return }
    busy = true
    again = false
    write(name, { at: Date.now(), request: valueOf('requestId'), fields: fields() }).then(store, function () { off = true })
  }

  function notice() {
    noticed = true
    var box = line('div', 'keeping', '')
    var never = button('不在这台设备上留', function () { off = true; forget(); box.parentNode.removeChild(box); tell('好，没有留。断网或者关掉浏览器，没交的内容会丢。') })
    box.appendChild(line('p', 'soft small', '怕断网丢失，您写的会加密留在这台设备上，交了就删，最多留一天；身份证号、银行卡号不留。用的是别人的、公用的设备，请点：'))
    box.appendChild(never)
    place(box)
    place(said)
  }

  /** What is lying here, and two buttons: it is never put into the page unasked. */
  function offer(kept) {
    var words = ''
    for (var key in kept.fields) if (!words && kept.fields[key].length > 1) words = kept.fields[key]
    var box = line('section', 'panel draft', '')
    var close = function (text) { box.parentNode.removeChild(box); place(said); tell(text) }
    box.setAttribute('aria-label', '上次没有交的内容')
    box.appendChild(line('p', '', '这台设备上留着您' + moment(kept.at) + '写的、没有交的内容：“' + (words.length > 24 ? words.slice(0, 23) + '……' : words) + '”。'))
    var row = box.appendChild(line('div', 'actions', ''))
    row.appendChild(button('恢复', function () { fill(kept); close('恢复了，请看一遍再交。'); form.querySelector('textarea, input:not([type=hidden])').focus() }))
    row.appendChild(button('丢弃', function () { forget(name); close('丢掉了。') }))
    form.parentNode.insertBefore(box, form)
  }

  /** The server's own draft says the same above. */
  function known(need) {
    var draft = document.querySelector('main .panel.draft')
    return draft && need && need.length <= 24 && draft.textContent.indexOf(need) >= 0
  }

  function fill(kept) {
    for (var i = 0; i < form.elements.length; i++) {
      var field = form.elements[i]
      if (field.name === 'requestId' && kept.request) field.value = kept.request
      if (!Object.prototype.hasOwnProperty.call(kept.fields, field.name) || field.type === 'hidden') continue
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = kept.fields[field.name] === field.value
      else field.value = kept.fields[field.name]
    }
    form.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** Without network the form waits here and goes by itself, once, when the line is back; it bears the same number as before. */
  function send(event) {
    if (event.target !== form || going) return
    if (!waiting && navigator.onLine !== false && !lost) { pending(); return }
    event.preventDefault()
    event.stopImmediatePropagation()
    if (waiting) return
    var pressed = event.submitter || form.querySelector('button[type=submit]')
    keep()
    place(said)
    tell('现在没有网络，还没有交出去。您写的没有丢；这一页开着，连上网会自动交，只交一次。')
    waiting = true
    var timer = setInterval(probe, 10000)
    window.addEventListener('online', probe)
    if (navigator.onLine !== false) probe()
    function probe() {
      var request = new XMLHttpRequest()
      request.open('GET', '/healthz')
      request.timeout = 8000
      request.onload = function () {
        if (!waiting) return
        clearInterval(timer)
        waiting = lost = false
        going = true
        tell('网络好了，正在交……')
        pending()
        pressed.click()
      }
      request.send()
    }
  }

  function back() {
    if (!waiting) tell('网络好了，可以交了。')
  }

  /** Sent means: the next page is another one. What came back to this form is still unsent. */
  function pending() {
    sessionStorage.setItem('sent', name)
  }

  function sweep() {
    var sent = sessionStorage.getItem('sent')
    sessionStorage.removeItem('sent')
    if (sent && (!form || sent !== form.getAttribute('action') + '|' + valueOf('of'))) forget(sent)
    return all(function (record, key) { if (Date.now() - record.at > DAY) forget(key) })
  }

  function fields() {
    var kept = {}
    for (var i = 0; i < form.elements.length; i++) {
      var field = form.elements[i]
      if (!field.name || NEVER.test(field.name) || /^(hidden|file|password|submit|button)$/.test(field.type)) continue
      if ((field.type === 'radio' || field.type === 'checkbox') && !field.checked) { if (!(field.name in kept)) kept[field.name] = ''; continue }
      kept[field.name] = field.value.replace(/\d(?:[ -]?\d){13,18}[\dXx]?/g, '〔号码没有留〕')
    }
    return kept
  }

  function differs(kept) {
    var now = fields()
    return Object.keys(kept).some(function (key) { return kept[key] !== '' && kept[key] !== now[key] })
  }

  // ── the store: a key that cannot be exported, and sealed records ──────────────────────────────────────────────────

  function open() {
    return new Promise(function (resolve, reject) {
      var request = indexedDB.open('santai', 1)
      request.onupgradeneeded = function () { request.result.createObjectStore('forms') }
      request.onsuccess = function () { resolve(request.result) }
      request.onerror = reject
    })
  }

  function within(mode, work) {
    return open().then(function (db) {
      return new Promise(function (resolve, reject) {
        var transaction = db.transaction('forms', mode)
        var request = work(transaction.objectStore('forms'))
        transaction.oncomplete = function () { db.close(); resolve(request && request.result) }
        transaction.onerror = transaction.onabort = reject
      })
    })
  }

  function key() {
    return within('readonly', function (store) { return store.get('key') }).then(function (known) {
      return known || subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']).then(function (made) {
        return within('readwrite', function (store) { return store.put(made, 'key') }).then(function () { return made })
      })
    })
  }

  function write(at, record) {
    return key().then(function (secret) {
      var iv = crypto.getRandomValues(new Uint8Array(12))
      return subtle.encrypt({ name: 'AES-GCM', iv: iv }, secret, new TextEncoder().encode(JSON.stringify(record))).then(function (sealed) {
        return within('readwrite', function (store) { return store.put({ at: record.at, iv: iv, sealed: sealed }, at) })
      })
    })
  }

  function read(at) {
    return within('readonly', function (store) { return store.get(at) }).then(function (found) {
      return found && key().then(function (secret) { return subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, secret, found.sealed) }).then(function (plain) { return JSON.parse(new TextDecoder().decode(plain)) })
    })
  }

  function all(work) {
    return within('readonly', function (store) {
      var cursor = store.openCursor()
      cursor.onsuccess = function () {
        if (!cursor.result) return
        if (cursor.result.value.at) work(cursor.result.value, cursor.result.key)
        cursor.result.continue()
      }
    })
  }

  /** One form's words, or everything of ours on this device. */
  function forget(at) {
    return within('readwrite', function (store) { return at ? store.delete(at) : store.clear() }).catch(function () { off = true })
  }

  // ── small things ──────────────────────────────────────────────────────────────────────────────────────────────────

  function tell(text) {
    place(said)
    said.textContent = text
  }

  /** Above the buttons, in reading order after what is written. */
  function place(element) {
    var actions = form.querySelector('.actions')
    if (!element.parentNode) actions.parentNode.insertBefore(element, actions)
  }

  function valueOf(field) {
    var found = form && form.querySelector('input[type=hidden][name=' + field + ']')
    return found ? found.value : ''
  }

  function line(tag, look, text) {
    var element = document.createElement(tag)
    if (look) element.className = look
    if (text) element.textContent = text
    return element
  }

  function button(text, act) {
    var element = line('button', 'button plain', text)
    element.type = 'button'
    element.addEventListener('click', act)
    return element
  }

  function moment(at) {
    var day = new Date(at)
    var two = function (number) { return (number < 10 ? '0' : '') + number }
    return (day.getMonth() + 1) + '月' + day.getDate() + '日 ' + two(day.getHours()) + ':' + two(day.getMinutes())
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act)
  }
})()
