package dev.platen.reports.pipeline;

import groovy.lang.Script;

/** What a Jenkinsfile is compiled to: whatever it does not define itself is asked of Jenkins. */
public abstract class JenkinsScript extends Script {
  private Jenkins jenkins = new Jenkins();

  void runBy(Jenkins other) {
    jenkins = other;
  }

  @Override
  public Object getProperty(String name) {
    return getMetaClass().hasProperty(this, name) != null
        ? getMetaClass().getProperty(this, name)
        : jenkins.property(name);
  }

  @Override
  public void setProperty(String name, Object value) {
    if (getMetaClass().hasProperty(this, name) != null) {
      getMetaClass().setProperty(this, name, value);
    } else {
      jenkins.assign(name, value);
    }
  }

  @Override
  public Object invokeMethod(String name, Object arguments) {
    return getMetaClass().respondsTo(this, name).isEmpty()
        ? jenkins.call(name, (Object[]) arguments)
        : getMetaClass().invokeMethod(this, name, arguments);
  }
}
