// @ts-check
/**
 * What the exhibit says beside its pages. It stands here and not in the catalogues because the loop speaks every
 * language at once, on pages that each come in one, and because no visitor outside an exhibit loads it.
 *
 * @typedef {'begin' | 'still' | 'back' | 'stay' | 'away' | 'apart' | 'scan' | 'close' | 'seconds' | 'screen' | 'erase' | 'space' | 'find' | 'keys'} Word
 */

/** @type {Record<string, Record<Word, string>>} */
export const WORDS = {
  tr: {
    begin: 'Başlamak için dokunun',
    still: 'Hâlâ burada mısınız?',
    back: 'Birazdan başa dönülecek. Kalmak için ekrana dokunun.',
    stay: 'Kalıyorum',
    away: 'Telefonunuzda devam edin',
    apart: 'Sergide yer almıyor',
    scan: 'Bu bağlantı serginin dışına çıkıyor. Telefonunuzda açmak için kodu okutun.',
    screen: 'Bu bağlantı serginin dışına çıkıyor; bu ekranda açılmaz.',
    close: 'Kapat',
    seconds: 'sn',
    erase: 'Sil',
    space: 'Boşluk',
    find: 'Ara',
    keys: 'Ekran klavyesi',
  },
  en: {
    begin: 'Touch to begin',
    still: 'Still there?',
    back: 'This screen is about to return to the start. Touch it to stay.',
    stay: 'I am still here',
    away: 'Continue on your phone',
    apart: 'Not in this exhibit',
    scan: 'This link leads out of the exhibit. Scan the code to open it on your phone.',
    screen: 'This link leads out of the exhibit; it does not open on this screen.',
    close: 'Close',
    seconds: 's',
    erase: 'Delete',
    space: 'Space',
    find: 'Search',
    keys: 'On-screen keyboard',
  },
  ru: {
    begin: 'Коснитесь, чтобы начать',
    still: 'Вы ещё здесь?',
    back: 'Экран скоро вернётся к началу. Коснитесь его, чтобы остаться.',
    stay: 'Я здесь',
    away: 'Продолжите на телефоне',
    apart: 'Не входит в выставку',
    scan: 'Эта ссылка ведёт за пределы выставки. Отсканируйте код, чтобы открыть её на телефоне.',
    screen: 'Эта ссылка ведёт за пределы выставки и на этом экране не открывается.',
    close: 'Закрыть',
    seconds: 'с',
    erase: 'Стереть',
    space: 'Пробел',
    find: 'Искать',
    keys: 'Экранная клавиатура',
  },
};

/**
 * A word in the language of the page.
 * @param {Word} word
 */
export const say = (word) => (WORDS[document.documentElement.lang] || WORDS.en)[word];
