//@ never: deadlock
//@ sometimes: hang
#include <windows.h>

static volatile LONG64 count;

int main(void)
{
    for (;;) {
        count++;
    }
}
