// A page of response_mode=form_post goes on by itself; without scripts its button does it.
document.forms[0].submit();
