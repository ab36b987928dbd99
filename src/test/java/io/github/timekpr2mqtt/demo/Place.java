package io.github.timekpr2mqtt.demo;

/** A child's account on a PC. */
record Place(String pc, String child) {
    /** The child's name as a family writes it. */
    String name() {
        return name(child);
    }

    static String name(String child) {
        return Character.toUpperCase(child.charAt(0)) + child.substring(1);
    }

    /** The topic of something about it. */
    String topic(String rest) {
        return "timekpr/account/" + pc + "/" + child + "/" + rest;
    }
}
