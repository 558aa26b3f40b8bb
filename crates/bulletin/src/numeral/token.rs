//! The tokens of numbers.

use super::arabic::{self, Value, is_space};

/// A token of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// Digits, Arabic or Chinese.
    Number {
        value: Value,
        /// Whether they are Arabic digits with spaces or a power of ten.
        composed: bool,
        /// Whether they are several Chinese digits without a zero: 三四.
        row: bool,
    },
    /// 零 or 〇 in place of units that are left out.
    Zero,
    /// 十, 百, 千.
    Unit(i128),
    /// 万, 亿.
    Large(i128),
    /// 廿, 卅, 卌.
    Tens(i128),
    /// 余, 多, 几.
    More,
}

/// A place in a text.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn take(&mut self, prefix: &str) -> bool {
        let taken = self.rest().starts_with(prefix);
        if taken {
            self.at += prefix.len();
        }
        taken
    }

    pub(crate) fn skip_spaces(&mut self) {
        while let Some(c) = self.peek().filter(|c| is_space(*c)) {
            self.at += c.len_utf8();
        }
    }

    /// Takes the next token, if one begins here.
    pub(super) fn token(&mut self) -> Option<Token> {
        let c = self.peek()?;
        if let Some(number) = arabic::read(self.rest()) {
            self.at += number.len;
            return Some(Token::Number {
                value: number.value,
                composed: number.composed,
                row: false,
            });
        }
        if chinese(c).is_some() {
            return Some(self.chinese_number());
        }
        self.at += c.len_utf8();
        let token = match c {
            '十' | '拾' => Token::Unit(10),
            '百' | '佰' => Token::Unit(100),
            '千' | '仟' => Token::Unit(1000),
            '万' | '萬' => Token::Large(10_000),
            '亿' | '億' => Token::Large(100_000_000),
            '廿' => Token::Tens(20),
            '卅' => Token::Tens(30),
            '卌' => Token::Tens(40),
            '余' | '餘' | '多' | '几' | '来' => Token::More,
            'W' | 'w' | 'Ｗ' | 'ｗ' if self.is_ten_thousand() => Token::Large(10_000),
            _ => {
                self.at -= c.len_utf8();
                return None;
            }
        };
        Some(token)
    }

    /// Whether the letter before the cursor stands for 万: 128.5W元.
    fn is_ten_thousand(&self) -> bool {
        let mut before = self.text[..self.at].chars().rev().skip(1);
        let mut behind = *self;
        behind.skip_spaces();
        before
            .find(|c| !is_space(*c))
            .is_some_and(|c| arabic::digit(c).is_some())
            && ["元", "圆", "余元", "多元", "人民币", "RMB"]
                .iter()
                .any(|word| behind.rest().starts_with(word))
    }

    fn chinese_number(&mut self) -> Token {
        let mut digits = Digits::default();
        while let Some(c) = self.peek() {
            let after = &self.rest()[c.len_utf8()..];
            if let Some(digit) = chinese(c) {
                // 零 before one digit stands for units left out, as in 一千零五; before
                // several it is the first of them, as in 〇五一.
                let second = after.chars().next().map_or("", |c| &after[c.len_utf8()..]);
                if digit == '0'
                    && digits.whole.is_empty()
                    && !after.starts_with('点')
                    && !(leads(after, chinese) && leads(second, chinese))
                {
                    self.at += c.len_utf8();
                    return Token::Zero;
                }
                digits.push(digit);
            } else if c == '点' && digits.may_have_point() && leads(after, chinese) {
                digits.point();
            } else {
                break;
            }
            self.at += c.len_utf8();
        }
        Token::Number {
            value: digits.value(),
            composed: false,
            row: digits.decimals.is_none() && digits.whole.len() > 1 && !digits.whole.contains('0'),
        }
    }
}

/// The digits of a number in half width, before and after the point.
#[derive(Default)]
struct Digits {
    whole: String,
    decimals: Option<String>,
}

impl Digits {
    fn push(&mut self, digit: char) {
        self.decimals
            .as_mut()
            .unwrap_or(&mut self.whole)
            .push(digit);
    }

    fn point(&mut self) {
        self.decimals = Some(String::new());
    }

    fn may_have_point(&self) -> bool {
        self.decimals.is_none()
    }

    fn value(&self) -> Value {
        let decimals = self.decimals.as_deref().unwrap_or_default();
        arabic::scaled(&self.whole, decimals).map_or(Value::TooLarge, Value::Known)
    }
}

/// Whether a character can be part of a number in a label.
pub(super) fn is_numeral(c: char) -> bool {
    let mut text = [0; 4];
    let mut cursor = Cursor {
        text: c.encode_utf8(&mut text),
        at: 0,
    };
    cursor.token().is_some()
}

fn chinese(c: char) -> Option<char> {
    Some(match c {
        '零' | '〇' | '○' => '0',
        '一' | '壹' => '1',
        '二' | '两' | '贰' | '兩' | '貳' => '2',
        '三' | '叁' | '參' => '3',
        '四' | '肆' => '4',
        '五' | '伍' => '5',
        '六' | '陆' | '陸' => '6',
        '七' | '柒' => '7',
        '八' | '捌' => '8',
        '九' | '玖' => '9',
        _ => return None,
    })
}

/// Whether a text begins with a digit.
fn leads(text: &str, digit: fn(char) -> Option<char>) -> bool {
    text.chars().next().and_then(digit).is_some()
}
