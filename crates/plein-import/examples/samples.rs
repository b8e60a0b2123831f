//! Writes `tests/files/markdown`: a folder as people have them, and files that are not what they seem. The same every
//! time; run `samples` of plein-media first, for the pictures. `cargo run -p plein-import --example samples`

use std::path::Path;

const JODIUM: &str = "---
title: Jodium-131 op zaal
summary: Wat elke nieuwe assistent in week een moet weten.
lang: nl
tags: [nucleaire geneeskunde, schildklier]
author: P. de Vries
---
Dit verhaal vertel ik elke acht weken. Nu staat het hier.

## Voor de capsule

1. Vraag naar *zwangerschap* en borstvoeding.
2. Controleer de TSH:
   - hoger dan 30 is goed
   - lager: **bel eerst**
3. [ ] telt hier niet, dit wel:

- [x] Informed consent
- [ ] Kamer 12 vrij

![De capsule in zijn loden pot](plaatjes/photo.jpg \"Kamer 12, maandagochtend\")

## Daarna

| dag | afstand | bezoek |
|-----|:-------:|--------|
| 1   | 2 m     | geen   |
| 3   | 1 m     | ~~geen~~ kort |

> Wat je niet meet, weet je niet.

```python
activiteit = a0 * 0.5 ** (t / 8.02)
```

https://youtu.be/dQw4w9WgXcQ

Zie ook [de richtlijn](https://example.org/richtlijn) en [het andere stuk](2-meten.md).[^1]

[^1]: Uit het hoofd; controleer de getallen.
";

const METEN: &str = "# Meten

Met de `dosis\u{ad}calibrator`. Nul eerst.

![Op zijn kant genomen](plaatjes/photo-on-its-side.jpg)
![Deze is er niet](plaatjes/weg.png)
![Buiten de map](../../geheim.png)
![Van het web](https://example.org/logo.png)

### Achtergrond

<details><summary>Meer</summary>

Straling is overal.

</details>
";

fn main() -> std::io::Result<()> {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files");
    let folder = files.join("markdown/jodium");
    let pictures = folder.join("plaatjes");
    std::fs::create_dir_all(&pictures)?;
    std::fs::write(folder.join("1-jodium.md"), JODIUM)?;
    std::fs::write(folder.join("2-meten.md"), METEN)?;
    std::fs::write(folder.join("10-slot.md"), "# Slot\n\nBel bij twijfel. Altijd.\n")?;
    for name in ["photo.jpg", "photo-on-its-side.jpg"] {
        std::fs::copy(files.join("pictures").join(name), pictures.join(name))?;
    }
    let utf16: Vec<u8> = "# Één\r\n\r\nGemaakt met Kladblok.\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(files.join("markdown/utf-16.md"), [&[0xff, 0xfe][..], &utf16].concat())?;
    std::fs::write(files.join("markdown/latin-1.md"), b"# Caf\n\nEen caf\xe9 in Windows-1252.\n")?;
    std::fs::write(files.join("markdown/empty.md"), b"")?;
    Ok(())
}
