#!/bin/sh
# Says what became of a job, also of one that was killed for its time or memory: running, success or failed.
state=$(sacct --jobs="$1" --format=State --noheader --parsable2 2>/dev/null | head -n 1)
case "$state" in
    COMPLETED) echo success ;;
    BOOT_FAIL* | CANCELLED* | DEADLINE* | FAILED* | NODE_FAIL* | OUT_OF_MEMORY* | PREEMPTED* | TIMEOUT*) echo failed ;;
    *) echo running ;;
esac
