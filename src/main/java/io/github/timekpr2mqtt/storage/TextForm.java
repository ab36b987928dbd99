package io.github.timekpr2mqtt.storage;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type that is one text in a document, as a value and as the key of a map (for which Serde asks a converter, not a serde).
 * A bean per type; it wins over the form that Serde has built in.
 *
 * @param parse throws a {@link RuntimeException} on text that is none of its kind
 */
record TextForm<T>(Function<String, T> parse, Function<T, String> print) implements Serde<T>, TypeConverter<String, T> {

    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type) throws IOException {
        return parse.apply(decoder.decodeString());
    }

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends T> type, T value)
            throws IOException {
        encoder.encodeString(print.apply(value));
    }

    @Override
    public Optional<T> convert(String text, Class<T> type, ConversionContext context) {
        return Optional.of(parse.apply(text));
    }
}
