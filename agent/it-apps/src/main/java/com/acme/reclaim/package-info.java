/** An application that loses sessions in every way, at pools that have one connection each. */
package com.acme.reclaim;
