"""Whether a word is a syllable that Vietnamese can have: its beginning, its rime and one tone."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook, dot
_SHARP = "\u0301\u0323"  # the two that a syllable ending in a stop may have
_DROP_TONES = str.maketrans("", "", _TONES)
_BEGINNINGS = "ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet "
    "oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut "
    "uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu ych yn ynh yt yu"
)
_LONGEST_FIRST = sorted(_RIMES.split(), key=len, reverse=True)
_SYLLABLE = re.compile(f"(?:{_BEGINNINGS})?(?:{'|'.join(_LONGEST_FIRST)})")
_STOPS = ("c", "ch", "p", "t")
LONGEST = 7


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word`, one word without signs around it, can be Vietnamese."""
    if not word or len(word) > 2 * LONGEST:
        return False
    loose = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in loose if sign in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", loose.translate(_DROP_TONES))
    if len(bare) > LONGEST or not _SYLLABLE.fullmatch(bare):
        return False
    return not (tones and bare.endswith(_STOPS) and tones[0] not in _SHARP)
