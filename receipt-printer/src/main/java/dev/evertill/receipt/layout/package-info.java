/** How a receipt lies on paper of so many characters or dots: shared by all that print or draw. */
package dev.evertill.receipt.layout;
