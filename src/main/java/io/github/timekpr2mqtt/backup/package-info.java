/**
 * What timekpr-mngr left, as it lies in its folder or in a backup: its own (zip), or Home Assistant's of the app (a tar with a packed
 * one in it), or what was unpacked of either.
 *
 * <p>Only read, and only into the memory: nothing is unpacked onto the disk, so no name in a backup can lead anywhere. A backup may come from
 * anybody; what is read of it is bounded, and what no backup of timekpr-mngr has (links in the place of files, names that lead
 * out of it, a file twice) is refused with one line. The reader of tars is our own, some two hundred lines with nothing
 * but reading in them: a library for all kinds of archives would be a megabyte in the image for it. I/O. Uses no other package of ours.
 */
@NullMarked
package io.github.timekpr2mqtt.backup;

import org.jspecify.annotations.NullMarked;
