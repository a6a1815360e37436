/** What each method is for, in English. */

export const methods = {
  ACK: 'Confirms the final response to an INVITE and is never answered itself. It takes the CSeq number of its INVITE; after a 2xx it is a request of its own with a new branch along the route set, after any other final response it repeats the topmost Via and belongs to the transaction.',
  BYE: 'Ends a session and the dialog that its INVITE set up. Either side may send it once the dialog is confirmed, the caller also in an early one. Outside a dialog the answer is 481.',
  CANCEL:
    'Asks to give up an INVITE that has no final response yet. It repeats Request-URI, Call-ID, From, To, the CSeq number and the topmost Via of the INVITE, and waits for a first provisional response. The CANCEL is answered with 200, the INVITE with 487.',
  INFO: 'Carries application data along the signalling path of a session, such as DTMF digits, and changes nothing in the dialog. Info-Package names what it carries; only older uses go without. An unknown package is answered with 469.',
  INVITE:
    'Invites somebody to a session or, inside a dialog, changes it. Usually offers media in SDP; without an offer the 2xx makes one and the ACK answers it. Every final response is confirmed with ACK, and Contact says where later requests go.',
  MESSAGE:
    'Sends an instant message as its body, each one on its own and without a dialog. Outside a session the request may not exceed 1300 bytes, unless the whole way is safe for more, and it carries no Contact.',
  NOTIFY:
    'Tells a subscriber about the state that it subscribed to, first of all immediately after the subscription. Event and Subscription-State are mandatory; a 481 in answer ends the subscription.',
  OPTIONS:
    'Asks what the other side can do. The status code is the one that an INVITE would get at this moment; Allow, Accept, Accept-Encoding, Accept-Language and Supported tell the rest. It sets up no dialog and is often used as a keep-alive.',
  PRACK:
    'Confirms a provisional response that was sent reliably with RSeq. RAck names that response and its INVITE. It is a request of its own inside the early dialog, with its own CSeq number, and is answered with 200.',
  PUBLISH:
    'Hands event state such as presence to the server that notifies subscribers. SIP-ETag in the 2xx names what was published; SIP-If-Match refers to it when refreshing, changing or removing it.',
  REFER:
    'Asks the receiver to contact the URI in Refer-To, as a call transfer does. How that went is told in NOTIFY requests of the event package refer, unless Refer-Sub: false or an option tag says otherwise.',
  REGISTER:
    'Binds an address of record, in To, to the Contact addresses where it can be reached, for the time in Expires. The Request-URI names the domain without a user. The 200 lists all bindings; refreshes keep the Call-ID and raise the CSeq.',
  SUBSCRIBE:
    'Asks for notifications about the state of a resource; Event names the package. Expires sets the duration, 0 ends the subscription or asks for the state once. A NOTIFY follows at once.',
  UPDATE:
    'Changes the parameters of a session, above all before the INVITE has its final response. It must be answered at once, so what needs a human is left to a re-INVITE. Crossing offers are answered with 491.',
} as const;
