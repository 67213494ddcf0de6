#include <windows.h>

static volatile LONG done;

int main(void)
{
    while (!done) {
    }
    return 0;
}
