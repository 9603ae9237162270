// The link between two network namespaces: see README.md.
// usage: relay NETNS_A NETNS_B RATE_BIT_S RTT_NS QUEUE LOSS SEED [DIRECTION:CLASS:NTH[:DELAY_NS]]...
// Direction 0 is A to B, 1 is B to A; the queue limit and the loss hold for direction 1. On SIGTERM it prints a line for
// each TCP packet: ns since the first, direction, S(ent) Q(ueue full) D(ropped), IP length, flags, seq, ack, payload,
// packets waiting before it, ns of its arrival.
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { MTU = 1600, MOST_WAITING = 20000, MOST_LOGGED = 400000, MOST_RULES = 64, CLASSES = 7 };

struct packet { int64_t start, arrival; int length, direction; unsigned char bytes[MTU]; };
struct fifo { struct packet *items[MOST_WAITING]; int head, count; };
struct rule { int direction, nth; char class[8]; int64_t delay; };
struct entry { int64_t at, arrival; int direction, length, flags, payload, waiting; char fate; uint32_t seq, ack; };

static const char *const CLASS[CLASSES] = {"any", "data", "syn", "synack", "ack", "fin", "rst"};

static struct fifo under_way[2];
static struct packet *held_back[MOST_RULES];
static int held_count, rule_count, logged;
static struct rule rules[MOST_RULES];
static struct entry *record;
static int64_t free_at[2];
static int seen[2][CLASSES];
static uint32_t seed;
static volatile sig_atomic_t stopped;

static void stop(int signal) { (void)signal; stopped = 1; }

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

// mulberry32, as the model draws its losses.
static double draw(void) {
  seed += 0x6D2B79F5;
  uint32_t t = (seed ^ (seed >> 15)) * (seed | 1);
  t = (t + (t ^ (t >> 7)) * (t | 61)) ^ t;
  return (t ^ (t >> 14)) / 4294967296.0;
}

static int attach(const char *netns) {
  char path[128];
  snprintf(path, sizeof path, "/var/run/netns/%s", netns);
  int handle = open(path, O_RDONLY);
  if (handle < 0 || setns(handle, CLONE_NEWNET)) { perror(path); exit(1); }
  close(handle);
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
  strcpy(request.ifr_name, "t0");
  if (ioctl(device, TUNSETIFF, &request)) { perror("t0"); exit(1); }
  return device;
}

static uint32_t number(const unsigned char *bytes) {
  return (uint32_t)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

// Judges a packet by rules, loss and queue, and gives it its times; 0 when it is dropped.
static int enter(struct packet *packet, double rate, int64_t delay, int queue, double loss) {
  const unsigned char *tcp = packet->bytes + (packet->bytes[0] & 15) * 4;
  const int direction = packet->direction, flags = tcp[13];
  const int payload = packet->length - (int)(tcp - packet->bytes) - (tcp[12] >> 4) * 4;
  const int is[CLASSES] = {1, payload > 0, (flags & 0x12) == 2, (flags & 0x12) == 0x12,
                           payload == 0 && !(flags & 7) && (flags & 0x10), flags & 1, (flags & 4) != 0};
  const int64_t at = now();
  int64_t late = 0;
  int dropped = 0;
  for (int class = 0; class < CLASSES; class++) {
    if (!is[class]) continue;
    seen[direction][class]++;
    for (int i = 0; i < rule_count; i++) {
      const struct rule *rule = &rules[i];
      if (rule->direction != direction || rule->nth != seen[direction][class]) continue;
      if (strcmp(rule->class, CLASS[class])) continue;
      if (rule->delay) late += rule->delay; else dropped = 1;
    }
  }
  if (direction == 1 && loss > 0 && draw() < loss) dropped = 1;

  int waiting = 0;
  const struct fifo *fifo = &under_way[direction];
  for (int i = 0; i < fifo->count; i++) waiting += fifo->items[(fifo->head + i) % MOST_WAITING]->start > at;
  const int busy = free_at[direction] > at;
  const int full = direction == 1 && queue > 0 && busy && waiting >= queue;
  if (!dropped && !full) {
    packet->start = busy ? free_at[direction] : at;
    free_at[direction] = packet->start + (rate > 0 ? (int64_t)(packet->length * 8e9 / rate) : 0);
    packet->arrival = free_at[direction] + delay + late;
  }
  if (logged < MOST_LOGGED)
    record[logged++] = (struct entry){at, packet->arrival, direction, packet->length, flags, payload, waiting + busy,
                                      dropped ? 'D' : full ? 'Q' : 'S', number(tcp + 4), number(tcp + 8)};
  if (dropped || full) return 0;
  if (late) held_back[held_count++] = packet;
  else {
    struct fifo *into = &under_way[direction];
    into->items[(into->head + into->count++) % MOST_WAITING] = packet;
  }
  return 1;
}

static void deliver(struct packet *packet, const int devices[2]) {
  if (write(devices[1 - packet->direction], packet->bytes, packet->length) < 0) perror("write");
  free(packet);
}

static int64_t next_arrival(void) {
  int64_t next = INT64_MAX;
  for (int d = 0; d < 2; d++)
    if (under_way[d].count && under_way[d].items[under_way[d].head]->arrival < next)
      next = under_way[d].items[under_way[d].head]->arrival;
  for (int i = 0; i < held_count; i++)
    if (held_back[i]->arrival < next) next = held_back[i]->arrival;
  return next;
}

int main(int count, char **values) {
  if (count < 8) { fprintf(stderr, "usage: see the head of relay.c\n"); return 2; }
  const double rate = atof(values[3]), loss = atof(values[6]);
  const int64_t delay = atoll(values[4]) / 2;
  const int queue = atoi(values[5]);
  seed = strtoul(values[7], NULL, 10);
  for (int i = 8; i < count && rule_count < MOST_RULES; i++) {
    struct rule *rule = &rules[rule_count++];
    long late = 0;
    sscanf(values[i], "%d:%7[a-z]:%d:%ld", &rule->direction, rule->class, &rule->nth, &late);
    rule->delay = late;
  }
  const int devices[2] = {attach(values[1]), attach(values[2])};
  record = calloc(MOST_LOGGED, sizeof *record);
  mlockall(MCL_CURRENT | MCL_FUTURE);
  signal(SIGTERM, stop);

  const int epoll = epoll_create1(0), timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  const int sources[3] = {devices[0], devices[1], timer};
  for (int i = 0; i < 3; i++) {
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
    epoll_ctl(epoll, EPOLL_CTL_ADD, sources[i], &event);
  }
  printf("ready\n");
  fflush(stdout);
  while (!stopped) {
    struct itimerspec due = {0};
    const int64_t next = next_arrival();
    if (next != INT64_MAX) due.it_value = (struct timespec){next / 1000000000LL, next % 1000000000LL};
    timerfd_settime(timer, TFD_TIMER_ABSTIME, &due, NULL);
    struct epoll_event events[3];
    const int ready = epoll_wait(epoll, events, 3, -1);
    for (int i = 0; i < ready; i++) {
      const int source = events[i].data.u32;
      if (source == 2) {
        uint64_t expirations;
        if (read(timer, &expirations, sizeof expirations) < 0) continue;
        continue;
      }
      for (;;) {
        struct packet *packet = calloc(1, sizeof *packet);
        packet->direction = source;
        packet->length = read(devices[source], packet->bytes, MTU);
        if (packet->length <= 0) { free(packet); break; }
        const int is_tcp = packet->bytes[0] >> 4 == 4 && packet->bytes[9] == 6;
        if (!is_tcp || !enter(packet, rate, delay, queue, loss)) free(packet);
      }
    }
    const int64_t t = now();
    for (int d = 0; d < 2; d++)
      while (under_way[d].count && under_way[d].items[under_way[d].head]->arrival <= t) {
        struct packet *packet = under_way[d].items[under_way[d].head];
        under_way[d].head = (under_way[d].head + 1) % MOST_WAITING;
        under_way[d].count--;
        deliver(packet, devices);
      }
    for (int i = 0; i < held_count; i++)
      if (held_back[i]->arrival <= t) {
        deliver(held_back[i], devices);
        held_back[i--] = held_back[--held_count];
      }
  }
  for (int i = 0; i < logged; i++) {
    const struct entry *e = &record[i];
    const int64_t first = record[0].at;
    printf("%lld %d %c %d %d %u %u %d %d %lld\n", (long long)(e->at - first), e->direction, e->fate, e->length,
           e->flags, e->seq, e->ack, e->payload, e->waiting, (long long)(e->arrival - first));
  }
  return 0;
}
