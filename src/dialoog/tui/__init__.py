"""The screens. They show what is applied and pass on what people want; no rule of a meeting lives here."""
