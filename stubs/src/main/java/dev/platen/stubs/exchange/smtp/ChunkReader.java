package dev.platen.stubs.exchange.smtp;

/** Reads the counted octets of a BDAT chunk. */
final class ChunkReader implements ContentReader {
  private final long octets;
  private final MessageBuffer sink;
  private long left;

  ChunkReader(long octets, MessageBuffer sink) {
    this.octets = octets;
    this.sink = sink;
    this.left = octets;
  }

  @Override
  public boolean read(Input input) {
    left -= input.drain(left, sink);
    return left == 0;
  }

  @Override
  public String elided() {
    return "(chunk of " + octets + " octets)";
  }
}
