// Puts the player into pages: a button at each place that the builder marked, and on click the screens of tpio, with
// buttons for what their keys do and a live region that says what the plain mode would say. Knows nothing of what the
// screens mean; that is the WebAssembly's affair. Without this script a page shows its transcripts.
(() => {
  'use strict';
  if (location.pathname.endsWith('/print.html')) return;
  const base = new URL('.', document.currentScript.src);
  const MEMORY = 'tpio.memory';
  const LINK = /^#?[^#@]+@[0-9a-f]{6}\//;
  let library; // the loaded module, once somebody has clicked
  let count = 0;

  const load = () => (library ??= import(new URL('player.js', base)).then(async (module) => {
    await module.default({ module_or_path: new URL('player_bg.wasm', base) });
    return module;
  }));

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value !== false) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children);
    return element;
  };

  const remembered = () => {
    try { return localStorage.getItem(MEMORY) ?? ''; } catch { return ''; }
  };

  const isLight = () => {
    const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? [255, 255, 255];
    return red * 0.299 + green * 0.587 + blue * 0.114 > 127;
  };

  // Programs that pages derived, by name.
  const programs = () => [...document.querySelectorAll('.tpio-program')].map(({ dataset }) => [dataset.name, dataset.text]);

  class Stage {
    constructor(place) {
      this.place = place;
      this.still = make('div', { class: 'tpio-static' });
      this.still.append(...place.childNodes);
      this.button = make('button', { type: 'button', class: 'tpio-start', onclick: () => this.start() }, this.label());
      place.append(this.button, this.still);
    }

    label() {
      const { program, screen, lab } = this.place.dataset;
      if (screen === 'explore') return `Play every order of ${program}`;
      return lab === undefined ? `Play ${program ?? 'the scenarios'}` : `Play and change ${program}`;
    }

    async start(link) {
      if (this.player) return this.follow(link);
      this.button.disabled = true;
      const began = performance.now();
      try {
        const module = await load();
        this.show(module);
        this.open(link ?? this.place.dataset.link);
        this.refresh();
        this.section.dataset.started = Math.round(performance.now() - began);
        this.screen.focus();
      } catch (error) {
        this.button.replaceWith(make('p', { role: 'alert' }, `The player does not start here: ${error.message ?? error}`));
        console.error(error);
      }
    }

    show(module) {
      const id = `tpio-screen-${++count}`;
      this.grid = make('div', { id, 'aria-hidden': 'true', class: 'tpio-grid' });
      this.screen = make('div', {
        class: 'tpio-screen', tabindex: '0', role: 'application',
        'aria-label': 'The screens of tpio. Keys as in the terminal; Tab leaves them; ? lists them.',
      }, this.grid);
      this.rows = make('ol', { class: 'tpio-rows', 'aria-label': 'What can be taken' });
      this.keys = make('div', { class: 'tpio-keys', role: 'group', 'aria-label': 'Keys as buttons' });
      this.words = make('div', { class: 'tpio-words', 'aria-live': 'polite', role: 'status' });
      this.editor = this.makeEditor(id);
      const toggle = (text, title, act) => make('button', { type: 'button', title, onclick: act, 'aria-pressed': 'false' }, text);
      const large = toggle('large', 'Fills the window', () => this.toggle(large, 'tpio-large'));
      const words = toggle('in words', 'Shows what is told to screen readers', () => this.toggle(words, 'tpio-spoken'));
      const edit = toggle('change the C', 'An editor for the program', () => this.edit(edit));
      const copy = make('button', { type: 'button', title: 'Copies the address of this very situation', onclick: () => this.copyAddress() }, 'copy the address');
      const close = make('button', { type: 'button', title: 'Back to the text', onclick: () => this.leave() }, 'close');
      [this.large, this.editButton] = [large, edit];
      const tools = make('div', { class: 'tpio-keys', role: 'group', 'aria-label': 'The player' }, edit, words, large, copy, close);
      this.section = make('section', { class: 'tpio-player', 'aria-label': 'Player' },
        this.screen, make('div', { class: 'tpio-side' }, this.keys, this.rows, tools), this.words, this.editor);
      this.place.classList.add('tpio-playing');
      this.place.append(this.section);
      const light = isLight();
      this.screen.classList.toggle('tpio-light', light);
      this.player = new module.Player(id, light, remembered());
      for (const [name, text] of programs()) this.player.put(name, text);
      this.listen();
    }

    makeEditor(id) {
      const heading = make('label', { for: `${id}-c` }, 'The program in C. What is wrong with it is said below while you type.');
      this.text = make('textarea', { id: `${id}-c`, spellcheck: 'false', rows: '24', 'aria-describedby': `${id}-d`, oninput: () => this.typed() });
      this.trouble = make('pre', { id: `${id}-d`, class: 'tpio-trouble', tabindex: '0', 'aria-label': 'Diagnostics' });
      return make('div', { class: 'tpio-editor', hidden: true }, heading, this.text, this.trouble);
    }

    open(link) {
      const { program, screen, lab } = this.place.dataset;
      if (program) this.player.open(program);
      if (link) this.follow(link);
      if (screen === 'explore') this.player.explore();
      if (lab !== undefined) this.edit(this.editButton);
    }

    follow(link) {
      const wrong = link && this.player.follow(link);
      this.wrong = wrong ? `${wrong}\n` : '';
      this.refresh();
      this.section.scrollIntoView({ block: 'nearest' });
    }

    listen() {
      // mdBook has keys of its own; none of them counts in here
      this.section.addEventListener('keydown', (event) => event.stopPropagation());
      this.section.addEventListener('keypress', (event) => event.stopPropagation());
      this.screen.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
        if (this.player.press(event.key)) {
          event.preventDefault();
          this.refresh();
        }
      });
      const point = (what, event) => {
        const box = this.grid.getBoundingClientRect();
        this.player.point(what, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
        this.refresh();
      };
      this.grid.addEventListener('mousedown', (event) => event.button === 0 && point('click', event));
      this.grid.addEventListener('mousemove', (event) => event.buttons === 1 && point('drag', event));
      let size = '';
      this.resize = () => {
        if (!this.player) return;
        const now = `${this.grid.clientWidth} ${this.grid.clientHeight}`;
        // ratzilla would measure anew at every change of the window: before it draws again it gets the size of the element
        this.grid.replaceChildren();
        this.player.resize();
        size = now;
        this.refresh();
      };
      window.addEventListener('resize', this.resize);
      this.observer = new ResizeObserver(() => {
        const now = `${this.grid.clientWidth} ${this.grid.clientHeight}`;
        if (size === '') size = now;
        if (now !== size) this.resize();
      });
      this.observer.observe(this.grid);
    }

    // Draws what changed, and says it.
    refresh() {
      if (!this.player) return;
      this.player.draw();
      for (const [what, ...with_] of JSON.parse(this.player.outside())) this.outside(what, ...with_);
      if (!this.player) return;
      this.tell(JSON.parse(this.player.told()));
      this.schedule();
    }

    // Goes on with searches while nobody wants anything else, and plays a run.
    schedule() {
      if (!this.working && this.player.has_work()) {
        this.working = setTimeout(() => {
          this.working = undefined;
          if (!this.player) return;
          this.player.work();
          this.refresh();
        });
      }
      const wake = this.player.wake();
      if (wake !== undefined && !this.waking) {
        this.waking = setTimeout(() => {
          this.waking = undefined;
          if (!this.player) return;
          this.player.tick();
          this.refresh();
        }, wake);
      }
    }

    tell(told) {
      const { place, sentences, rows, buttons, fragment, verdict, trouble, light } = told;
      this.section.dataset.place = place;
      this.section.dataset.verdict = verdict ?? '';
      this.screen.classList.toggle('tpio-light', light);
      const said = (this.wrong ?? '') + sentences;
      if (this.words.textContent !== said) this.words.textContent = said;
      this.fill(this.rows, rows, (row, index) => make('li', {}, make('button', { type: 'button', 'data-row': index, onclick: () => this.take(index) }, row)));
      this.fill(this.keys, buttons, ({ key, words }, index) =>
        make('button', { type: 'button', 'data-key': key, onclick: () => this.push(index) }, make('kbd', {}, key), ` ${words}`));
      this.trouble.textContent = trouble ?? '';
      this.trouble.hidden = !trouble;
      this.address(place === 'home' ? null : fragment);
    }

    // Buttons are made anew only when they change, and the focus stays on the one with the same number.
    fill(room, items, button) {
      const now = JSON.stringify(items);
      if (room.dataset.now === now) return;
      room.dataset.now = now;
      const at = [...room.querySelectorAll('button')].indexOf(document.activeElement);
      room.replaceChildren(...items.map(button));
      if (at < 0) return;
      const all = room.querySelectorAll('button');
      (all[Math.min(at, all.length - 1)] ?? this.screen).focus();
    }

    push(index) { this.player.push(index); this.refresh(); }
    take(index) { this.player.take(index); this.refresh(); }

    address(fragment) {
      clearTimeout(this.addressing);
      this.fragment = fragment;
      this.addressing = setTimeout(() => {
        const target = fragment ? `#${fragment}` : location.pathname + location.search;
        if ((fragment || LINK.test(location.hash)) && location.hash !== `#${fragment}`) history.replaceState(null, '', target);
      }, 100);
    }

    copyAddress() {
      const address = this.fragment ? new URL(`#${this.fragment}`, location.href).href : location.href;
      this.copy(address);
      this.words.textContent = this.fragment ? `copied: ${address}` : 'a changed program has no address: nobody else has it';
    }

    copy(text) { navigator.clipboard?.writeText(text).catch(() => {}); }

    outside(what, first, second) {
      if (what === 'copy') this.copy(first);
      if (what === 'remember') try { localStorage.setItem(MEMORY, first); } catch { /* then it is not kept */ }
      if (what === 'leave') this.leave();
      if (what === 'save') {
        const link = make('a', { href: URL.createObjectURL(new Blob([second])), download: first });
        link.click();
        URL.revokeObjectURL(link.href);
      }
    }

    toggle(button, name) {
      const on = this.section.classList.toggle(name);
      button.setAttribute('aria-pressed', String(on));
    }

    edit(button) {
      this.editor.hidden = !this.editor.hidden;
      button.setAttribute('aria-pressed', String(!this.editor.hidden));
      if (this.editor.hidden) return;
      const shown = JSON.parse(this.player.told()).name ?? this.place.dataset.program;
      this.text.value = (shown && this.player.source(shown)) ?? '';
      this.file = shown ? (shown.endsWith('.c') ? shown : `${shown}.c`) : 'mine.c';
    }

    typed() {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => {
        if (!this.player) return;
        this.player.edit(this.file, this.text.value);
        this.refresh();
      }, 300);
    }

    leave() {
      window.removeEventListener('resize', this.resize);
      this.observer.disconnect();
      this.player.free();
      this.player = undefined;
      this.section.remove();
      this.place.classList.remove('tpio-playing');
      clearTimeout(this.addressing);
      if (LINK.test(location.hash)) history.replaceState(null, '', location.pathname + location.search);
      this.button.disabled = false;
      this.button.focus();
    }
  }

  const stages = [...document.querySelectorAll('.tpio-play')].map((place) => new Stage(place));

  // The address may name a situation: it is opened where its program is played on this page, or at the first place.
  const follow = () => {
    if (!LINK.test(location.hash) || stages.length === 0) return;
    const link = decodeURIComponent(location.hash.slice(1));
    const name = link.slice(0, link.lastIndexOf('@'));
    const stage = stages.find(({ place }) => place.dataset.program === name) ?? stages[0];
    stage.start(link);
  };
  window.addEventListener('hashchange', follow);
  follow();
})();
