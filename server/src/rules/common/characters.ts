/** Characters that few messages have. */

/** Neither what can be seen of ASCII nor a blank: a letter of another script, or a control character. */
export const unusual = /[^\t\r\n -~]/u;
