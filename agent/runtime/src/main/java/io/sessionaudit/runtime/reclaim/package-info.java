/** Reclaims leaked connections: gets hold of unreachable ones, rolls back, closes, and records the outcome. */
package io.sessionaudit.runtime.reclaim;
