"""The look of Discord's client, in its own measures; colours come from the theme alone."""

STYLE = """
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 400 16px/1.375 "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, "Liberation Sans",
    Arial, "Noto Color Emoji", sans-serif; overflow-wrap: anywhere; }
main { max-width: 1000px; margin: 0 auto; padding: 1px 0 32px; }
h1, h2, h3, h4, h5, h6, p, ul, ol, blockquote, pre, figure { margin: 0; }
h1 { padding: 24px 16px 0; font-size: 20px; color: var(--strong); }
h2 { padding: 28px 16px 8px; font-size: 14px; color: var(--strong); }
button, input, textarea { font: inherit; color: inherit; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
.emoji { font-style: normal; }

.message { display: flex; gap: 16px; padding: 12px 16px; background: var(--ground); }
.message.private { background: var(--private); box-shadow: inset 2px 0 var(--primary); }
.avatar { flex: none; width: 40px; height: 40px; border-radius: 50%; text-align: center;
  font-weight: 600; line-height: 40px; background: var(--primary); color: var(--on-colour); }
.body { flex: 1; min-width: 0; display: flex; flex-direction: column; align-items: flex-start;
  gap: 4px; }
.byline { display: flex; align-items: center; gap: 6px; line-height: 22px; }
.author { font-weight: 500; color: var(--strong); }
.app { padding: 0 5px; border-radius: 4px; font-size: 10px; font-weight: 600; line-height: 15px;
  background: var(--primary); color: var(--on-colour); }
.time, .only-you { font-size: 12px; color: var(--muted); }
.only-you { margin-top: 4px; }
.dismiss { padding: 0; border: 0; background: none; color: var(--link); }

.markdown { white-space: pre-wrap; min-width: 0; max-width: 100%; }
.body > .markdown { align-self: stretch; }
.markdown [class^=heading] { color: var(--strong); font-weight: 700; line-height: 1.375;
  margin: 16px 0 8px; }
.markdown [class^=heading]:first-child { margin-top: 0; }
.markdown .heading-1 { font-size: 24px; }
.markdown .heading-2 { font-size: 20px; }
.markdown .heading-3 { font-size: 16px; }
.markdown strong { font-weight: 600; }
.markdown blockquote { padding: 0 8px 0 16px; position: relative; }
.markdown blockquote::before { content: ""; position: absolute; left: 0; top: 0; bottom: 0;
  width: 4px; border-radius: 4px; background: var(--bar); }
.markdown .subtext { font-size: 13px; line-height: 18px; color: var(--muted); }
.markdown ul, .markdown ol { padding-left: 24px; white-space: normal; }
.markdown li { margin-bottom: 2px; white-space: pre-wrap; }
.markdown code, .alarm code { font: 85%/1.125 "gg mono", Consolas, "Liberation Mono", monospace; }
.markdown code { padding: 0 3px; border-radius: 4px; background: var(--code); }
.markdown pre { padding: 8px; margin: 6px 0; border: 1px solid var(--edge); border-radius: 4px;
  background: var(--code); }
.markdown pre code { padding: 0; white-space: pre-wrap; }
.mention { padding: 0 2px; border-radius: 3px; font-weight: 500; color: var(--mention);
  background: var(--mention-ground); }
.spoiler { border-radius: 4px; background: var(--spoiler); }
.spoiler > span { opacity: 0; }
.spoiler:focus > span, .spoiler:hover > span { opacity: 1; }

.container { position: relative; display: flex; flex-direction: column; gap: 8px; width: 100%;
  max-width: 600px; padding: 16px; overflow: hidden; border: 1px solid var(--edge);
  border-radius: 8px; background: var(--raised); }
.container[style]::before { content: ""; position: absolute; left: 0; top: 0; bottom: 0;
  width: 4px; background: var(--accent); }
.container[style] { padding-left: 20px; }
.section { display: flex; gap: 12px; width: 100%; max-width: 600px; }
.texts { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 4px; }
.accessory { flex: none; max-width: 45%; }
.separator { width: 100%; max-width: 600px; }
.separator.line { height: 1px; background: var(--edge); }
.separator.small.line { margin: 4px 0; }
.separator.large.line { margin: 12px 0; }
.separator.small.gap { height: 1px; }
.separator.large.gap { height: 17px; }

.row { display: flex; flex-wrap: wrap; gap: 8px; width: 100%; max-width: 600px; }
.body > .row { margin-top: 4px; }
.button { display: inline-flex; align-items: center; justify-content: center; gap: 6px;
  min-width: 0; max-width: 100%; min-height: 32px; padding: 2px 12px; border: 1px solid transparent;
  border-radius: 8px; font-size: 14px; font-weight: 500; line-height: 18px;
  color: var(--on-colour); }
.button .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.button.primary { background: var(--primary); }
.button.success { background: var(--success); }
.button.danger { background: var(--danger); }
.button.secondary { background: var(--button); border-color: var(--button-edge);
  color: var(--button-text); }
.button:disabled, .disabled { opacity: 0.5; }

.select { width: 100%; max-width: 450px; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--field); }
.container .select, .modal .select { max-width: none; }
.select summary { display: flex; align-items: center; gap: 8px; min-height: 42px;
  padding: 6px 12px; list-style: none; }
.select summary::-webkit-details-marker { display: none; }
.chosen { flex: 1; min-width: 0; display: flex; flex-wrap: wrap; gap: 4px; }
.chosen .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chosen .emoji, .options .emoji { margin-right: 8px; }
.placeholder, .select .arrow { color: var(--muted); }
.chip { padding: 1px 8px; border-radius: 4px; font-size: 14px; background: var(--button);
  color: var(--button-text); }
.options { padding: 4px 0; border-top: 1px solid var(--edge); list-style: none; }
.options li { padding: 6px 12px; }
.description { display: block; font-size: 14px; line-height: 18px; color: var(--muted); }
.choices { display: flex; flex-direction: column; gap: 10px; }
.choices label { display: flex; align-items: flex-start; gap: 10px; }
.choices input { flex: none; width: 18px; height: 18px; margin: 2px 0;
  accent-color: var(--primary); }

figure { position: relative; overflow: hidden; border-radius: 8px; }
figure img { display: block; max-width: 100%; }
.gallery { display: grid; gap: 4px; width: 100%; max-width: 550px; grid-template-columns: 1fr 1fr; }
.container .gallery { max-width: none; }
.gallery.of-1 { grid-template-columns: 100%; justify-items: start; }
.gallery.of-5 { grid-template-columns: 1fr 1fr 1fr; }
.gallery figure { aspect-ratio: 1; }
.gallery figure img { width: 100%; height: 100%; object-fit: cover; }
.gallery.of-1 figure { aspect-ratio: auto; }
.gallery.of-1 figure img { width: auto; height: auto; max-height: 600px; }
.gallery.of-3 figure:first-child { grid-row: span 2; aspect-ratio: auto; }
.body > .gallery.of-1 figure img { max-height: 350px; }
.thumbnail .alt { display: none; }
.thumbnail img { width: 85px; height: 85px; object-fit: cover; }
.alt { position: absolute; left: 8px; bottom: 8px; padding: 0 5px; border-radius: 4px;
  font-size: 11px; font-weight: 700; line-height: 16px; background: var(--badge);
  color: var(--badge-text); }
.hidden { position: relative; width: 100%; overflow: hidden; border-radius: 8px; }
.hidden > img, .hidden > .container { filter: blur(24px); }
.cover { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%);
  padding: 6px 12px; border-radius: 16px; font-size: 14px; font-weight: 600;
  text-transform: uppercase; white-space: nowrap; background: var(--badge);
  color: var(--badge-text); }
.elsewhere { padding: 24px 12px; font-size: 12px; background: var(--button);
  color: var(--button-text); }
.file { display: flex; align-items: center; gap: 12px; width: 100%; max-width: 430px; padding: 16px;
  border: 1px solid var(--edge); border-radius: 8px; background: var(--raised); }
.file .icon { font-size: 28px; line-height: 1; color: var(--muted); }
.about { min-width: 0; display: flex; flex-direction: column; }
.file .name { color: var(--link); }
.file .size { font-size: 12px; color: var(--muted); }

.embed { display: flex; gap: 16px; max-width: 520px; padding: 8px 16px 16px 12px;
  border: 1px solid var(--edge); border-left: 4px solid var(--accent, var(--bar));
  border-radius: 4px; background: var(--raised); }
.embed-column { flex: 1; min-width: 0; font-size: 14px; line-height: 18px; }
.embed-column > * { margin-top: 8px; }
.embed-author { font-weight: 600; color: var(--strong); }
.embed-title { font-size: 16px; font-weight: 600; line-height: 22px; color: var(--strong); }
.embed-footer { font-size: 12px; line-height: 16px; color: var(--muted); }
.fields { display: flex; flex-wrap: wrap; gap: 8px; }
.field { flex: 0 0 100%; min-width: 0; }
.field.beside { flex: 1 1 30%; }
.field-name { margin-bottom: 2px; font-weight: 600; color: var(--strong); }
.embed-thumbnail { flex: none; margin-top: 8px; align-self: flex-start; }
.embed-thumbnail img { max-width: 80px; max-height: 80px; }
.embed-image img { max-height: 300px; }

.backdrop { display: flex; justify-content: center; padding: 24px 16px; background: var(--ground); }
.modal { display: flex; flex-direction: column; gap: 20px; width: 100%; max-width: 480px;
  padding: 24px; border: 1px solid var(--edge); border-radius: 12px; background: var(--raised); }
.modal-head { display: flex; gap: 12px; }
.modal-title { flex: 1; font-size: 20px; font-weight: 600; color: var(--strong); }
.close { align-self: flex-start; padding: 0 4px; border: 0; background: none;
  color: var(--muted); }
.modal-warning { padding: 8px 12px; border: 1px solid var(--edge); border-radius: 8px;
  font-size: 14px; line-height: 18px; background: var(--field); }
.modal-field { display: flex; flex-direction: column; gap: 8px; }
.modal-field > label { font-weight: 500; color: var(--strong); }
.modal-field > .description { margin-top: -6px; }
.required { color: var(--required); }
.text-input { width: 100%; padding: 9px 12px; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--field); color: var(--text); resize: none; }
.text-input::placeholder { opacity: 1; color: var(--muted); }
.upload { padding: 24px 12px; border: 1px dashed var(--bar); border-radius: 8px;
  text-align: center; }
.modal-buttons { display: flex; gap: 8px; }
.modal-buttons .button { flex: 1; min-height: 38px; }

.alarm { align-self: stretch; display: flex; flex-direction: column; gap: 4px;
  padding: 12px; border: 3px dashed var(--danger); border-radius: 4px; background: var(--alarm);
  color: var(--alarm-text); }

@media (max-width: 480px) {
  .message { gap: 12px; padding: 12px; }
  .container, .row, .section, .embed, .file { max-width: none; }
  .container { padding: 12px; }
  .container[style] { padding-left: 16px; }
  .gallery, .select { max-width: none; }
  .field.beside { flex-basis: 100%; }
  .backdrop { padding: 16px 0 0; }
  .modal { padding: 20px 16px; border-radius: 16px 16px 0 0; }
}
"""
