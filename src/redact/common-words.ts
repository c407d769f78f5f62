/** Words that stand in traces and reports as words. A name that is one of them is only a name where a label says so. */

/** Whether a name, in lower case, is also a word. */
export function isCommonWord(name: string): boolean {
  return words.has(name) || (name.endsWith("s") && words.has(name.slice(0, -1)));
}

const words = new Set(
  `a about accept accepted access account action active activate add address admin administrator administration after agent alarm
alert all allow an and annunciator anonymous answer any app appid application apply archive area as at attempt attendant audio
audit auth authenticate authenticated authentication authority authorization auto available backup bad base basic be because been
before begin below block boot both bridge broadcast browser buffer bundle busy but by byte bytes call callback called caller
calling callmanager camp can cancel capf capture case cause ccm cell cert certificate change channel check cipher cisco
class clean clear client clock close cluster code codec collect command common complete conductor conference config configuration
confirm connect connected connection contact content control conversation convert copy core corp count country create created
ctl current custom customer data database date day debug default delay delete demo description desk detail detect dev device dial
dialog digest digit direct directory disable disconnect display domain down download drop duration each edit empty enable
encrypt encrypted encryption end endpoint engine enter error event example exchange exit export extension external fail
failed failure fallback fast fault feature field file finance find finding finish firewall first flag folder for force format
forward found free from full function gateway general get global good group guest handler handshake hang have head header
health help high history hold home host hot hour http https hunt icmp id idle ignore in inbound incident incoming index info information
initial input inside install integer intercom interface intern internal international internet invalid invite is issue issuer item
jabber japan join keep key kind lab label lan last late layer left length less letter level license light limit line link list listen live
load lobby local location lock log login logon logout lookup low mac mail main maintenance make management manager manual map master match
max maximum media meeting member memory message method middle min minute missing mobile mode model module monitor month more move
multicast music mute name national net network never new next nobody node none normal not note notification notify null number object
of off office offline offset ok old on one online only open operation operator option or order original other out outbound outgoing
output outside over overflow owner packet page parameter park parse part partition party pass password path pattern pause peer
pending people permission person phone pickup ping pipe play policy pool port post power present presence primary print priority
private process processing product production profile program protocol provider proxy pub public publish publisher pull push query
question queue quick quiet ready real reason receive received reception record recorder recording recover redirect region register
registered registration reject rejected release reload remote remove replace replay report request reserve reset resource response
restart result resume retry return right ring role room root route router routing rule run sale sample save scan scanner schedule screen
script search second secondary section secure security select send sender sent serial server service session set setup share
shared shutdown side sign signal signature silent simple sip site size skinny slow smart snmp software source speaker speed
stack staff staging standard standby start state static station status step stop storage store stream string sub subject subscribe
subscriber success super support survive switch sync system table tail target task tcp team technical telephone telephony temp temporary
template terminal test tester text the then there this thread time timeout timer title tls to token tone tool top total trace
track traffic training transfer transport trap trunk trust try tunnel type udp unit unknown unlock up update upgrade upload url use
user username valid value vendor verify version video view virtual visitor voice voicemail volume wait waiting wall warning watch
web webex week wide window wire wireless word work worker world write wrong xml year zero zone
accepted closed cisco unity attendant connection unified contact express`.split(/\s+/),
);
