//! Reading and writing single bits.

/// Writes bits, the highest of each byte first.
#[derive(Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    used: u8,
}

impl BitWriter {
    /// Appends the lowest bits of a value.
    pub fn bits(&mut self, value: u32, count: u32) {
        for index in (0..count).rev() {
            self.bit(value >> index & 1 == 1);
        }
    }

    /// Appends a number by Rice's code: its high bits as ones and a zero, then `low`
    /// bits as they are.
    pub fn rice(&mut self, value: u32, low: u32) {
        for _ in 0..value >> low {
            self.bit(true);
        }
        self.bit(false);
        self.bits(value, low);
    }

    fn bit(&mut self, one: bool) {
        if self.used == 0 {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut()
            && one
        {
            *last |= 0x80 >> self.used;
        }
        self.used = (self.used + 1) % 8;
    }

    /// The bytes; what is left of the last is zero.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads them.
pub struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    /// From the first bit on.
    pub fn new(bytes: &'a [u8]) -> BitReader<'a> {
        BitReader { bytes, at: 0 }
    }

    fn bit(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte & (0x80 >> (self.at % 8)) != 0;
        self.at += 1;
        Some(bit)
    }

    /// As many bits as a number.
    pub fn bits(&mut self, count: u32) -> Option<u32> {
        (0..count).try_fold(0u32, |value, _| Some(value << 1 | u32::from(self.bit()?)))
    }

    /// A number by Rice's code.
    pub fn rice(&mut self, low: u32) -> Option<u32> {
        let mut high = 0u32;
        while self.bit()? {
            high = high.checked_add(1)?;
        }
        let high = high.checked_mul(1 << low)?;
        high.checked_add(self.bits(low)?)
    }
}
