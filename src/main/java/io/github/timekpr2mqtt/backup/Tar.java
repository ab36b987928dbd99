package io.github.timekpr2mqtt.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A tar as Python and GNU tar write it (ustar, with pax headers or GNU's long names), read from front to end. Its layout: POSIX.1-2017, pax.
 */
final class Tar {
    private static final int BLOCK = 512;
    private static final int LONGEST_HEADER = 1 << 16;
    /** Home Assistant's backup of everything has some thousands. */
    private static final int MOST_ENTRIES = 1_000_000;

    private final InputStream in;
    private final Map<String, String> pax = new HashMap<>();

    private Tar(InputStream in) {
        this.in = in;
    }

    /** What is in it, one after another. */
    interface Visitor {
        /** A file; what is not read of it is skipped. */
        void file(String name, InputStream content) throws IOException;

        /** Something else but a folder: a link or a device. */
        void other(String name, String what) throws IOException;
    }

    /** Whether something begins as a tar does. */
    static boolean begins(byte[] beginning) {
        return beginning.length >= BLOCK && text(beginning, 257, 5).equals("ustar");
    }

    static void read(InputStream in, Visitor visitor) throws IOException {
        new Tar(in instanceof BufferedInputStream ? in : new BufferedInputStream(in)).read(visitor);
    }

    private void read(Visitor visitor) throws IOException {
        for (int entries = 0; entries < MOST_ENTRIES; entries++) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isZero(header)) {
                return;
            }
            check(header);
            one(header, visitor);
        }
        throw new BadBackup("holds more than a million entries");
    }

    private void one(byte[] header, Visitor visitor) throws IOException {
        char type = (char) header[156];
        long size = pax.containsKey("size") && type != 'x' ? number(pax.get("size")) : size(header);
        Content content = new Content(in, size);
        switch (type) {
            case 'x' -> records(content.whole());
            case 'L' -> pax.put("path", text(content.whole()));
            case 'g', 'K' -> {}
            default -> {
                String name = pax.getOrDefault("path", name(header));
                pax.clear();
                visit(type, name, content, visitor);
            }
        }
        content.end();
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private static void visit(char type, String name, Content content, Visitor visitor) throws IOException {
        switch (type) {
            case '\0', '0', '7' -> {
                if (!name.endsWith("/")) { // as older ones write a folder
                    visitor.file(name, content);
                }
            }
            case '1', '2' -> visitor.other(name, "a link");
            case '5' -> {}
            default -> visitor.other(name, "of a kind that is not known");
        }
    }

    private static void check(byte[] header) throws BadBackup {
        int sum = 0;
        for (int i = 0; i < header.length; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (header.length < BLOCK || !text(header, 257, 5).equals("ustar") || octal(header, 148, 8) != sum) {
            throw new BadBackup("is damaged, or ends in the middle");
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        boolean isPosix = header[262] == 0; // GNU has something else there
        return isPosix && !prefix.isEmpty() ? prefix + "/" + text(header, 0, 100) : text(header, 0, 100);
    }

    private static long size(byte[] header) throws BadBackup {
        if ((header[124] & 0x80) == 0) {
            return octal(header, 124, 12);
        }
        long size = header[124] & 0x7f; // GNU's way for files of 8 GiB and more
        for (int i = 125; i < 136; i++) {
            if (size > Long.MAX_VALUE >> 8) {
                throw new BadBackup("is damaged: a size in it is none");
            }
            size = size << 8 | (header[i] & 0xff);
        }
        return size;
    }

    private static long octal(byte[] header, int from, int length) throws BadBackup {
        String digits = text(header, from, length).strip();
        try {
            long number = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadBackup("is damaged: a number in it is none");
    }

    private static long number(String text) throws BadBackup {
        if (!text.matches("[0-9]{1,18}")) {
            throw new BadBackup("is damaged: a number in it is none");
        }
        return Long.parseLong(text);
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static String text(byte[] whole) {
        return text(whole, 0, whole.length);
    }

    /** Pax's "length key=value" lines; their lengths are in bytes. */
    private void records(byte[] all) throws BadBackup {
        int at = 0;
        while (at < all.length) {
            int space = at;
            while (space < all.length && all[space] != ' ') {
                space++;
            }
            long end = at + number(new String(all, at, space - at, StandardCharsets.US_ASCII));
            if (end <= space + 1L || end > all.length) {
                throw new BadBackup("is damaged: a header in it is none");
            }
            String[] record = new String(all, space + 1, (int) end - space - 2, StandardCharsets.UTF_8).split("=", 2);
            pax.put(record[0], record.length == 2 ? record[1] : "");
            at = (int) end;
        }
    }

    /** The bytes of one entry. */
    private static final class Content extends FilterInputStream {
        private long left;

        private Content(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        byte[] whole() throws IOException {
            if (left > LONGEST_HEADER) {
                throw new BadBackup("is damaged: a header in it is larger than 64 KiB");
            }
            return readNBytes((int) left);
        }

        void end() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(into, from, (int) Math.min(length, left));
            if (got < 0) {
                throw new BadBackup("is damaged, or ends in the middle");
            }
            left -= got;
            return got;
        }

        @Override
        public void close() {
            // the rest of the tar is behind it
        }
    }
}
