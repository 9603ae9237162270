/** Real milliseconds a millisecond of the model lasts. */
const SLOWDOWN = 60;
/** Real milliseconds between the end of the run and its beginning anew. */
const REST = 2500;
/** Before the two doors, the road, and how far above it the second lane is: units of the picture. */
const [CLIENT_DOOR, SERVER_DOOR, ROAD, LANE] = [138, 282, 152, 54];

/**
 * Lets the packets of the home page's picture move in the model's time, over and over. A reader who asked for less
 * motion, or stops it, goes from packet to packet by the button.
 */
export function startStreet(figure: HTMLElement): void {
  const find = <E extends Element>(selector: string) => figure.querySelector<E>(selector)!;
  const play = find<HTMLButtonElement>('.play');
  const clock = find<HTMLOutputElement>('.clock output');
  const lines = figure.querySelectorAll<HTMLElement>('.now li');
  const packets = [...figure.querySelectorAll<SVGGElement>('.packet')].map((mark) => {
    const { sent, arrives, toServer, lane } = mark.dataset;
    return {
      mark,
      sent: Number(sent),
      arrives: Number(arrives),
      toServer: toServer === 'true',
      lane: Number(lane),
    };
  });
  const end = Math.max(...packets.map(({ arrives }) => arrives));
  /** Half-way of each round, where its packets are seen best. */
  const stops = [...new Set(packets.map(({ sent, arrives }) => (sent + arrives) / 2))];

  let now = 0;
  let playing = false;
  let visible = true;
  let before: number | undefined;

  const show = () => {
    clock.value = String(Math.min(Math.round(now), end));
    packets.forEach(({ mark, sent, arrives, toServer, lane }, place) => {
      const flying = sent <= now && now < arrives;
      mark.classList.toggle('flying', flying);
      lines[place]!.hidden = !flying;
      if (!flying) return;
      const way = (now - sent) / (arrives - sent);
      const x = CLIENT_DOOR + (SERVER_DOOR - CLIENT_DOOR) * (toServer ? way : 1 - way);
      mark.setAttribute('transform', `translate(${x.toFixed(1)} ${ROAD - LANE * lane})`);
    });
  };
  /** One frame asks for the next as long as something moves that can be seen. */
  let waiting = false;
  const ask = () => {
    if (waiting || !playing || !visible) return;
    waiting = true;
    requestAnimationFrame(frame);
  };
  const frame = (at: number) => {
    waiting = false;
    now += (at - (before ?? at)) / SLOWDOWN;
    if (now > end + REST / SLOWDOWN) now = 0;
    show();
    before = playing && visible ? at : undefined;
    ask();
  };
  const setPlaying = (wanted: boolean) => {
    playing = wanted;
    before = undefined;
    play.textContent = playing ? figure.dataset.pause! : figure.dataset.play!;
    ask();
  };

  play.addEventListener('click', () => setPlaying(!playing));
  find('.step').addEventListener('click', () => {
    setPlaying(false);
    now = stops.find((stop) => stop > now) ?? stops[0]!;
    show();
  });
  new IntersectionObserver(([entry]) => {
    visible = entry!.isIntersecting;
    ask();
  }).observe(figure);

  find<HTMLElement>('.controls').hidden = false;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    now = stops[0]!;
    show();
    setPlaying(false);
  } else setPlaying(true);
}
