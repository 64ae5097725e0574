package dev.platen.bench.doctor;

import java.util.List;

/** One thing that is looked at; it changes nothing and takes a few seconds at most. */
interface Examination {
  List<Finding> look(Subject subject);
}
