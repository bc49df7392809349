/** People and roles: values and rules. Knows the JDK and nothing else. */
package dev.evertill.till.staff;
