#include "counter.h"
static COUNTER (*read_counter)(void);
int main(void) { return read_counter() + missing; }
