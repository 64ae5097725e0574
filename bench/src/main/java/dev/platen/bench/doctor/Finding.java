package dev.platen.bench.doctor;

/**
 * What a check found.
 *
 * @param check its name
 * @param found what was seen
 * @param means what comes of it; empty where all is well
 * @param todo what to do about it; empty where nothing has to be done
 */
public record Finding(String check, Verdict verdict, String found, String means, String todo) {
  static Finding ok(String check, String found) {
    return new Finding(check, Verdict.OK, found, "", "");
  }

  static Finding problem(String check, String found, String means, String todo) {
    return new Finding(check, Verdict.PROBLEM, found, means, todo);
  }

  static Finding unknown(String check, String found, String means, String todo) {
    return new Finding(check, Verdict.CANNOT_TELL, found, means, todo);
  }
}
