export const USAGE = `Runs real Node programs on a simulated network, in virtual time.

  npm run --silent sim -- run [options] FILE [ARG...]
      Runs one program on one host. Its output is printed as it is, stdin is
      passed to it, and its exit code is returned.

  npm run --silent sim -- [options] SCENARIO.json
      Runs the hosts, links and processes of a scenario. Each line a process
      prints is printed as "[process] line". Returns 0 when every process has
      exited with 0 or is still waiting, else 1.

  npm run --silent sim -- --replay RECORDING.json [options]
      Makes a recorded run again (of --record, or saved in the page), with what
      reached it from outside at the same places. Returns 0 when it is the same,
      event for event; else 1, and names the first event that differs.

  npm run --silent sim -- node-test DIR [--only TEXT] [--json] [--compare] [--verbose]
      Runs Node's own test files, each alone in a fresh engine: DIR is the test/
      folder of Node's repository (parallel/, common/, fixtures/), wherever it is.
      Prints for each file "pass", "fail" with the first line of the reason, or
      "not applicable" with what the file needs and a page cannot have; then
      totals by prefix. Returns 0 when every applicable file passes, else 1.
        --only TEXT  only files with this text in their name; * stands for any text
        --json       one JSON object a line: {"event": "file", ...}, then {"event": "totals", ...}
        --compare    runs the files in real Node, too; those it fails are not applicable
        --verbose    what a failing file prints goes to stderr
      docs/node-tests.md says what passes and what is not applicable.

Options of the other three
  --json        print one JSON object a line instead: {"t": virtual ms, "process", "event", ...}
  --pcap FILE   write the packets as pcapng, for Wireshark or tshark
  --ladder      print the packets as a ladder at the end
  --stats       print one JSON object at the end, on a line of its own: "duration" (virtual ms),
                "connections" (for each TCP connection and direction: segments, data segments,
                payload bytes, retransmissions by kind, RTOs, pure ACKs, first and last time) and
                "links" (for each direction: packets, bytes, drops by cause, highest queue);
                with --json it has "event": "stats"
  --trace FILE  write the trace as JSON, an object a line: packets on links (with their bytes in
                base64), states of sockets, calls of processes; "t" is virtual ms
  --record FILE write the run as JSON, to be made again with --replay: files, scenario, seed, stdin,
                signals; a program of "run" then gets no environment variables, so that none is
                written. The page opens and writes the same files.
  --speed N     virtual milliseconds that pass in a real one (1 = real time, 0.1 = slow motion)
                instead of as fast as possible; changes nothing else
  --seed N      seed of loss and of Math.random (0 to 4294967295), instead of the scenario's
  --until T     end the run at this virtual time ("500ms", "120s"), instead of the scenario's;
                a scenario without one ends after an hour of virtual time
                (neither goes with --replay)
  --help        print this

Bad arguments, bad scenarios and bad recordings get one sentence on stderr and exit code 2.
`;
