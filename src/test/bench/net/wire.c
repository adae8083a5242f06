/*
 * wire A B DELAY_MS LOSS: a wire between two network interfaces that takes DELAY_MS milliseconds each way and loses that
 * share of frames, at random from a fixed seed. For kernels without netem. Ends when it is killed.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>

enum { FRAMES = 16384, LONGEST = 1600, BUFFER = 8 << 20 };

/* A frame on its way, with the kernel's note on its checksum before it. */
struct frame {
    long long due;
    int length;
    unsigned char data[LONGEST];
};

/* One direction: a ring of frames, as all of them take the same time. */
struct direction {
    struct frame *frames;
    int first, end;
    int from, to;
};

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void require(int ok, const char *what) {
    if (!ok) {
        perror(what);
        exit(1);
    }
}

static int interface(const char *name) {
    int s = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
    int size = BUFFER, on = 1;
    struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
    struct packet_mreq all = {.mr_type = PACKET_MR_PROMISC};
    require(s >= 0, "socket");
    address.sll_ifindex = all.mr_ifindex = (int)if_nametoindex(name);
    require(address.sll_ifindex != 0, name);
    require(bind(s, (void *)&address, sizeof address) == 0, name);
    require(setsockopt(s, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) == 0, "SO_RCVBUFFORCE");
    require(setsockopt(s, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size) == 0, "SO_SNDBUFFORCE");
    /* Frames between two virtual interfaces carry no checksum; without this note the other end drops them. */
    require(setsockopt(s, SOL_PACKET, PACKET_VNET_HDR, &on, sizeof on) == 0, "PACKET_VNET_HDR");
    require(setsockopt(s, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all) == 0, "PROMISC");
    return s;
}

/* Sends what is due and returns when the next frame is, or before if that is sooner; -1 stands for never. */
static long long deliver(struct direction *d, long long before) {
    while (d->first != d->end) {
        struct frame *f = &d->frames[d->first];
        if (f->due > now()) {
            return before < 0 || f->due < before ? f->due : before;
        }
        send(d->to, f->data, (size_t)f->length, 0); /* what does not fit is lost, as on a wire */
        d->first = (d->first + 1) % FRAMES;
    }
    return before;
}

static void take(struct direction *d, long long delay, double loss) {
    for (;;) {
        struct frame *f = &d->frames[d->end];
        struct sockaddr_ll from;
        socklen_t size = sizeof from;
        int next = (d->end + 1) % FRAMES;
        ssize_t length =
            recvfrom(d->from, f->data, LONGEST, MSG_DONTWAIT, (void *)&from, &size);
        if (length <= 0) {
            return;
        }
        if (from.sll_pkttype != PACKET_OUTGOING && next != d->first && drand48() >= loss) {
            f->length = (int)length;
            f->due = now() + delay;
            d->end = next;
        }
    }
}

int main(int count, char **words) {
    if (count != 5) {
        fputs("usage: wire A B DELAY_MS LOSS\n", stderr);
        return 2;
    }
    long long delay = (long long)(atof(words[3]) * 1e6);
    double loss = atof(words[4]);
    int a = interface(words[1]), b = interface(words[2]);
    struct direction both[2] = {{.from = a, .to = b}, {.from = b, .to = a}};
    for (int i = 0; i < 2; i++) {
        both[i].frames = calloc(FRAMES, sizeof(struct frame));
        require(both[i].frames != NULL, "calloc");
    }
    srand48(11);
    for (;;) {
        struct pollfd ready[2] = {{.fd = a, .events = POLLIN}, {.fd = b, .events = POLLIN}};
        long long due = deliver(&both[1], deliver(&both[0], -1));
        long long wait = due < 0 ? 0 : due - now();
        struct timespec time = {.tv_sec = wait > 0 ? wait / 1000000000 : 0,
                                .tv_nsec = wait > 0 ? wait % 1000000000 : 0};
        ppoll(ready, 2, due < 0 ? NULL : &time, NULL);
        take(&both[0], delay, loss);
        take(&both[1], delay, loss);
    }
}
