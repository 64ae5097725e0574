package dev.platen.features;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs the scenarios: those of the guide, in each of its languages, and those beyond it. */
@Suite(failIfNoTests = false)
@IncludeEngines("cucumber")
@SelectPackages({"guide", "beyond"})
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.platen.features.steps")
public final class ScenariosIT {}
