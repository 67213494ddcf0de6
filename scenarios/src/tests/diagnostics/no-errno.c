#include <stdio.h>
#include <errno.h>

int main(void)
{
    errno = EINVAL;
    perror("what");
    return errno;
}
